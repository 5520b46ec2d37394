import { refused, type Id } from "@concord/kernel";
import type { Context } from "../../context.ts";
import { datasets, type Dataset } from "./dataset.ts";
import { judgeRecipe, proposalRefusals } from "../versions/proposal.ts";
import type { Recipe } from "../tables/recipe.ts";

/** Keeps how the dataset's next files are to be read. Undefined, or nothing in it, forgets it. */
export async function keepRecipe(context: Pick<Context, "store">, id: Id<"dataset">, recipe: Recipe | undefined): Promise<Dataset> {
  const judged = judgeRecipe(recipe ?? {});
  if (!judged.allowed) throw refused(judged.because, proposalRefusals[judged.because]);
  const { recipe: _, ...dataset } = await context.store.get(datasets, id);
  const said = recipe && Object.keys(recipe).length > 0 ? recipe : undefined;
  return context.store.save(datasets, said ? { ...dataset, recipe: said } : dataset, {
    name: said ? "dataset.recipe-kept" : "dataset.recipe-dropped",
    detail: said ? { says: Object.keys(said) } : {},
  });
}
