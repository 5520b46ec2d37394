import type { Question, QuestionOptions } from "@concord/domain/insights";
import { codesIn, type QuestionSearch } from "./question-search.ts";
import { ownPreset, type Preset } from "./places.ts";

type Authority = Parameters<typeof ownPreset>[0];

export type Asking = {
  question: Question;
  own: Preset | undefined;
  everywhere: Preset;
};

/** The question that an address asks of a dataset; what the address leaves open is chosen: ourselves, against everywhere, over the whole time. */
export function askingOf(search: QuestionSearch, options: QuestionOptions, authority: Authority): Asking {
  const own = ownPreset(authority, options.places);
  const everywhere: Preset = { label: `All ${options.places.length} places`, codes: options.places.map(({ code }) => code) };
  const [first] = options.periods;
  const last = options.periods.at(-1);
  const places = codesIn(search.places) ?? own?.codes ?? everywhere.codes.slice(0, 1);
  return {
    own,
    everywhere,
    question: {
      question: "unusually-good-at",
      datasetId: options.dataset.id,
      places: [...places],
      reference: [...(codesIn(search.against) ?? everywhere.codes)],
      sectorDetail: options.sectorDetails.find((detail) => detail === search.detail) ?? options.sectorDetails[0] ?? "as-published",
      from: periodIn(search.from, options) ?? first ?? "",
      to: periodIn(search.to, options) ?? last ?? "",
    },
  };
}

const periodIn = (said: string | undefined, { periods }: QuestionOptions) => periods.find((period) => period === said);
