import * as z from "zod";
import type { NomisCode, NomisDataset } from "@concord/domain/connectors";

/**
 * The documents of Nomis' catalogue: SDMX 2.0 as JSON, made of XML by a rule
 * under which what comes once is itself and not a list, digits are numbers, and
 * what is empty is null.
 */
const many = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]), z.array(item));
const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const worded = z.object({ value: text });

const Annotations = z.object({ annotation: many(z.object({ annotationtitle: text, annotationtext: text.nullish() })) }).nullish();

const KeyFamily = z.object({
  id: z.string(),
  name: worded,
  description: worded.nullish(),
  annotations: Annotations,
  components: z.object({
    dimension: many(z.object({ conceptref: z.string(), isfrequencydimension: text.nullish() })),
  }),
});

export const Definitions = z.object({
  structure: z.object({ keyfamilies: z.object({ keyfamily: many(KeyFamily) }).nullish() }),
});

export const CodeLists = z.object({
  structure: z.object({
    codelists: z
      .object({
        codelist: many(z.object({ code: many(z.object({ value: text, description: worded.nullish(), parentcode: text.nullish() })) })),
      })
      .nullish(),
  }),
});

/** What is known of each dataset of a document, and when it was last updated or revised. */
export const datasetsIn = (document: z.output<typeof Definitions>): (NomisDataset & { words: string; updated: string })[] =>
  (document.structure.keyfamilies?.keyfamily ?? []).map(({ id, name, description, annotations, components }) => {
    const notes = new Map((annotations?.annotation ?? []).map((one) => [one.annotationtitle, one.annotationtext ?? ""]));
    const note = (title: string, as: string) => (notes.get(title) ? { [as]: notes.get(title)! } : {});
    return {
      id,
      name: name.value,
      ...(description ? { about: description.value } : note("MetadataText0", "about")),
      ...note("Units", "units"),
      ...note("Status", "status"),
      ...note("LastUpdated", "lastUpdated"),
      dimensions: components.dimension
        .filter(({ isfrequencydimension }) => isfrequencydimension !== "true")
        .map(({ conceptref }) => ({ name: conceptref.toLowerCase(), title: titleOf(conceptref) })),
      words: [id, name.value, description?.value, notes.get("Keywords"), notes.get("Mnemonic")].join(" ").toLowerCase(),
      updated: [notes.get("LastUpdated"), notes.get("LastRevised")].filter(Boolean).join(", "),
    };
  });

export const codesIn = (document: z.output<typeof CodeLists>): NomisCode[] =>
  (document.structure.codelists?.codelist ?? []).flatMap(({ code }) =>
    code.map(({ value, description, parentcode }) => ({
      code: value,
      name: description?.value ?? value,
      ...(parentcode ? { parent: parentcode } : {}),
    })),
  );

/** `C2021_EASTAT_20` is "Eastat 20": Nomis has no better word for it. */
function titleOf(concept: string): string {
  const words = concept
    .replace(/^C(?:\d{4})?_/, "")
    .replaceAll("_", " ")
    .toLowerCase();
  return words === "" ? concept : words[0]!.toUpperCase() + words.slice(1);
}
