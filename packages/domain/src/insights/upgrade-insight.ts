/**
 * Insights were of one question and one dataset at first: `claim.sector`,
 * `question.datasetId`, `sectorName`, and a `pin` in each run. They are read as
 * what they would be now. Answers kept then stay as they were hashed, and are
 * upgraded after their hash is proved.
 */
export function upgradeInsight(stored: unknown): unknown {
  if (!isRecord(stored) || !isRecord(stored.claim) || !("sector" in stored.claim)) return stored;
  const { sectorName, runs, claim, question, ...rest } = stored;
  const { sector, ...claimed } = claim as Record<string, unknown>;
  return {
    ...rest,
    claim: { ...claimed, table: "sectors", row: sector },
    question: upgradeQuestion(question),
    about: { rowName: sectorName, ...firstMeasures[String(claimed.measure)] },
    runs: (runs as Record<string, unknown>[]).map(({ pin, ...run }) => ({ ...run, pins: [pin] })),
  };
}

/** What an answer of version 1 of the first question says, as answers say it now. */
export function upgradeAnswer(kept: unknown): unknown {
  if (!isRecord(kept) || !Array.isArray(kept.sectors)) return kept;
  const { method, pins, question, rounding, areaJobs, referenceJobs, sectors, warnings, coverage } = kept as Record<string, any>;
  const measure = (key: string, name: string, said: string, unit: string, neutral?: number) => ({
    key,
    name,
    said,
    unit,
    help: name,
    bounds: "tightest",
    ...(neutral === undefined ? {} : { neutral }),
  });
  return {
    question: upgradeQuestion(question),
    method: { ...method, formulae: [] },
    sources: [{ role: "jobs", pin: pins[0], rounding }],
    tables: [
      {
        key: "sectors",
        title: "Sector by sector",
        rowsAre: "industry",
        measures: [
          measure("jobs-from", `Jobs ${question.from}`, `jobs in ${question.from}`, "count"),
          measure("jobs-to", `Jobs ${question.to}`, `jobs in ${question.to}`, "count"),
          measure("share", "Share of jobs", "share of jobs", "share"),
          measure("location-quotient", "Location quotient", "location quotient", "ratio", 1),
          measure("growth", "Growth", "growth in jobs", "growth", 0),
        ],
        rankedBy: "location-quotient",
        rows: sectors.map(({ code, name, jobsFrom, jobsTo, share, locationQuotient, growth, quadrant, tier, ranks, notes }: any) => ({
          code,
          name,
          figures: { "jobs-from": jobsFrom, "jobs-to": jobsTo, share, "location-quotient": locationQuotient, growth },
          labels: { quadrant },
          notes,
          tier,
          ranks,
        })),
      },
      {
        key: "whole",
        title: "All jobs",
        rowsAre: "area",
        measures: [measure("jobs", "Jobs", "jobs", "count")],
        rows: [
          { code: "area", name: "The area", figures: { jobs: areaJobs }, notes: [], tier: null, ranks: null },
          { code: "reference", name: "What it is compared with", figures: { jobs: referenceJobs }, notes: [], tier: null, ranks: null },
        ],
      },
    ],
    warnings,
    coverage,
  };
}

function upgradeQuestion(question: unknown): unknown {
  if (!isRecord(question) || !("datasetId" in question)) return question;
  const { datasetId, ...asked } = question;
  return { ...asked, jobs: { datasetId } };
}

const firstMeasures: Record<string, object> = {
  "location-quotient": { measureName: "Location quotient", said: "location quotient", unit: "ratio", neutral: 1 },
  growth: { measureName: "Growth", said: "growth in jobs", unit: "growth", neutral: 0 },
  share: { measureName: "Share of jobs", said: "share of jobs", unit: "share" },
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
