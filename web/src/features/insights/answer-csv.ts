import type { Answer, Figure } from "@concord/domain/insights";

/** The answer as a table that a spreadsheet or a script can take up, its heads first. What is not known is left empty, and is not 0. */
export function answerCsv({ sectors }: Answer): (string | number | null)[][] {
  const ends = (name: string) => [name, `${name}_low`, `${name}_high`];
  const three = ({ point, low, high }: Figure) => [point, low, high];
  return [
    [
      "sector",
      "name",
      ...ends("jobs_from"),
      ...ends("jobs_to"),
      ...ends("share"),
      ...ends("location_quotient"),
      ...ends("growth"),
      "quadrant",
      "tier",
      "best_place",
      "worst_place",
      "notes",
    ],
    ...sectors.map((row) => [
      row.code,
      row.name,
      ...three(row.jobsFrom),
      ...three(row.jobsTo),
      ...three(row.share),
      ...three(row.locationQuotient),
      ...three(row.growth),
      row.quadrant,
      row.tier,
      row.ranks?.best ?? null,
      row.ranks?.worst ?? null,
      row.notes.join(" "),
    ]),
  ];
}
