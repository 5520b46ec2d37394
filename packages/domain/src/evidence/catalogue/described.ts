import type { AboutDataset } from "./about-dataset.ts";
import type { Dataset, DatasetDescription } from "./dataset.ts";

/** Why a description is not taken. */
export const descriptionRefusals = {
  "about-another-kind": "What is said of it belongs to another kind of source. Say its kind again, then what that kind needs.",
  "coverage-backwards": "It covers nothing: its last period is before its first.",
} as const;

export type DescriptionJudged = { allowed: true } | { allowed: false; because: keyof typeof descriptionRefusals };

/** Does what is said of a dataset agree with itself? */
export function judgeDescription({ kind, about, coverage }: Pick<DatasetDescription, "kind" | "about" | "coverage">): DescriptionJudged {
  if (about && about.kind !== kind) return { allowed: false, because: "about-another-kind" };
  const [from, to] = [yearOf(coverage?.from), yearOf(coverage?.to)];
  if (from !== undefined && to !== undefined && to < from) return { allowed: false, because: "coverage-backwards" };
  return { allowed: true };
}

const yearOf = (period: string | undefined): number | undefined => {
  const year = /\b(1\d|20)\d\d\b/.exec(period ?? "")?.[0];
  return year === undefined ? undefined : Number(year);
};

/** What must be known of a source of some kind before it, or a figure made of it, goes to others. */
export const lackingSentences = {
  "contract-missing": "Say under which contract it was bought.",
  "contract-end-missing": "Say on which day its contract ends: what was bought may be shown only as long as that runs.",
  "contract-ended": "Its contract has ended. Renew it, or use another source.",
  "origin-missing": "Say where it was taken from and how.",
  "permission-missing": "Say what the site's terms and its robots file allow, and why it may be used.",
  "personal-data-unsaid": "Say whether it holds data about people who can be told apart.",
  "holds-personal-data": "It holds data about people who can be told apart, which is not published.",
  "author-missing": "Say who wrote it.",
  "date-missing": "Say on which day it was published.",
  "scale-missing": "Say at which scale its shapes were drawn: figures by place are only as sharp as those.",
} as const;
export type Lacking = keyof typeof lackingSentences;

export type Described = { allowed: true } | { allowed: false; because: Lacking; sentence: string; lacking: Lacking[] };

/**
 * Is a dataset described as its kind must be before it is shared with partners, or published? What its licence and its
 * sensitivity allow is another question. `today`: the day it is in London.
 */
export function judgeDescribed(dataset: Pick<Dataset, "kind" | "about">, use: "share" | "publish", today: string): Described {
  const lacking = lackingOf(dataset, use, today);
  const [because] = lacking;
  return because === undefined ? { allowed: true } : { allowed: false, because, sentence: lackingSentences[because], lacking };
}

function lackingOf({ kind, about }: Pick<Dataset, "kind" | "about">, use: "share" | "publish", today: string): Lacking[] {
  const publishing = use === "publish";
  const unless = (known: unknown, lacks: Lacking): Lacking[] => (known === undefined || known === false ? [lacks] : []);
  const said = about ?? ({ kind } as AboutDataset); // nothing said yet: all of it is lacking
  switch (said.kind) {
    case "open":
      return [];
    case "commercial":
      return [
        ...unless(said.contract, "contract-missing"),
        ...unless(said.endsOn, "contract-end-missing"),
        ...unless(said.endsOn === undefined || today <= said.endsOn, "contract-ended"),
      ];
    case "spatial":
      return publishing ? unless(said.scale, "scale-missing") : [];
    case "sectoral":
      return publishing ? [...unless(said.author, "author-missing"), ...unless(said.publishedOn, "date-missing")] : [];
    case "scraped":
      return [
        ...unless(said.from !== undefined && said.method !== undefined, "origin-missing"),
        ...unless(said.permission, "permission-missing"),
        ...unless(said.personalData !== undefined, "personal-data-unsaid"),
        ...unless(!(publishing && said.personalData === true), "holds-personal-data"),
      ];
  }
}
