import { refused } from "@concord/kernel";
import type { Category, OptimismBiasClass } from "./appraisal.ts";

/** A rate a year, for the years from `from` to `to`; the last has no end. */
export type RateBand = { from: number; to: number | null; rate: number };

/** Upper and lower bounds as shares: 0.24 is 24%. Null where the source gives no figure. */
export type BiasBounds = {
  /** What kind of cost the percentages are of. */
  on: "capital" | "revenue";
  costUpper: number;
  costLower: number;
  durationUpper: number | null;
  durationLower: number | null;
};

/** The parameters of an appraisal, of one vintage. Never constants in the code: a pack is dated, cited and pinned. */
export type ParameterPack = {
  id: string;
  name: string;
  status: "in-force" | "recommended";
  /** A sentence beside every figure worked out with it, where there is something to know. */
  note?: string;
  discounting: { bands: readonly RateBand[]; source: string };
  optimismBias: { bounds: Readonly<Record<Exclude<OptimismBiasClass, "none">, BiasBounds>>; source: string };
  /** From the best down: the category of the first whose `from` the ratio reaches. */
  categories: { thresholds: readonly { category: Category; from: number }[]; below: Category; source: string };
};

/** Mott MacDonald 2002, table 2. Its outsourcing figure is of operating cost, and it gives no duration for it. */
const mottMacDonald: ParameterPack["optimismBias"] = {
  bounds: {
    "standard-buildings": { on: "capital", costUpper: 0.24, costLower: 0.02, durationUpper: 0.04, durationLower: 0.01 },
    "non-standard-buildings": { on: "capital", costUpper: 0.51, costLower: 0.04, durationUpper: 0.39, durationLower: 0.02 },
    "standard-civil": { on: "capital", costUpper: 0.44, costLower: 0.03, durationUpper: 0.2, durationLower: 0.01 },
    "non-standard-civil": { on: "capital", costUpper: 0.66, costLower: 0.06, durationUpper: 0.25, durationLower: 0.03 },
    "equipment-development": { on: "capital", costUpper: 2, costLower: 0.1, durationUpper: 0.54, durationLower: 0.1 },
    outsourcing: { on: "revenue", costUpper: 0.41, costLower: 0, durationUpper: null, durationLower: null },
  },
  source:
    "Mott MacDonald (2002), Review of Large Public Procurement in the UK, table 2, as used in HM Treasury's supplementary Green Book guidance on optimism bias",
};

/** The Green Book itself sets no categories; these are the ones departments use most. */
const valueForMoney: ParameterPack["categories"] = {
  thresholds: [
    { category: "very-high", from: 4 },
    { category: "high", from: 2 },
    { category: "medium", from: 1.5 },
    { category: "low", from: 1 },
    { category: "poor", from: 0 },
  ],
  below: "very-poor",
  source: "Department for Transport, Value for Money Framework: value-for-money categories",
};

const laterBands: readonly RateBand[] = [
  { from: 31, to: 75, rate: 0.03 },
  { from: 76, to: 125, rate: 0.025 },
  { from: 126, to: 200, rate: 0.02 },
  { from: 201, to: 300, rate: 0.015 },
  { from: 301, to: null, rate: 0.01 },
];

export const parameterPacks: readonly ParameterPack[] = [
  {
    id: "green-book-2022",
    name: "Green Book 2022",
    status: "in-force",
    discounting: {
      bands: [{ from: 0, to: 30, rate: 0.035 }, ...laterBands],
      source: "HM Treasury, The Green Book (2022), annex 6: social time preference rate, standard schedule",
    },
    optimismBias: mottMacDonald,
    categories: valueForMoney,
  },
  {
    id: "green-book-2026-review",
    name: "Green Book review 2026 (3.0%)",
    status: "recommended",
    note: "The 2026 review recommends 3.0%. It is not in force: 3.5% is. Use this pack to see what would change.",
    discounting: {
      bands: [{ from: 0, to: 30, rate: 0.03 }, ...laterBands],
      source:
        "Independent review of the discount rate (2026): 3.0% recommended for the first band. The later bands are those in force, and no health rate is kept",
    },
    optimismBias: mottMacDonald,
    categories: valueForMoney,
  },
];

export const packRefusals = { "pack-unknown": "There is no parameter pack of this name. Choose one from the list." } as const;

export function packNamed(id: string): ParameterPack {
  const pack = parameterPacks.find((one) => one.id === id);
  if (!pack) throw refused("pack-unknown", packRefusals["pack-unknown"]);
  return pack;
}
