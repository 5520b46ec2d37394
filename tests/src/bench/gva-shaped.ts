import { DuckDBInstance } from "@duckdb/node-api";

/** The shape of ONS's regional GVA by district and industry: four variables of each cell. */
export const gvaShape = {
  districts: 361,
  industries: 49,
  years: 26,
  variables: ["Current prices", "Jobs", "Price index", "Volume"],
} as const;
export const gvaRows = gvaShape.districts * gvaShape.industries * gvaShape.years * gvaShape.variables.length;

/**
 * A table of that shape as ingest makes them: sorted by place and period, in row groups of 20,480, packed with zstd. Its figures mean
 * nothing, and are the same every time. `years`: fewer of them, the last.
 */
export async function writeGvaShaped(parquet: string, { years = gvaShape.years }: { years?: number } = {}): Promise<void> {
  const { districts, industries, variables } = gvaShape;
  const each = industries * variables.length;
  const instance = await DuckDBInstance.create(":memory:", { threads: "2", memory_limit: "1500MB" });
  const duck = await instance.connect();
  await duck.run(`COPY (
      SELECT 'E' || lpad((6000001 + n // ${each * years})::VARCHAR, 8, '0') AS place,
        'District ' || (n // ${each * years}) AS place_name,
        (${2024 - years} + (n // ${each}) % ${years})::VARCHAR AS period,
        lpad((1 + (n // ${variables.length}) % ${industries})::VARCHAR, 2, '0') AS industry,
        'Industry ' || (1 + (n // ${variables.length}) % ${industries}) || ' and what goes with it' AS industry_name,
        [${variables.map((name) => `'${name}'`).join(", ")}][1 + n % ${variables.length}] AS variable,
        round(10 + (hash(n // ${each * years}) % 400) * (1 + hash((n // ${variables.length}) % ${industries}) % 50) / 10 + (hash(n) % 1000) / 10, 1) AS value
      FROM range(${districts * each * years}) made(n)
    ) TO '${parquet}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480)`);
  duck.closeSync();
  instance.closeSync();
}

/** Flows between every two of so many places, in the same way: most are small, and none is nought. */
export async function writeFlows(parquet: string, { places }: { places: number }): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2", memory_limit: "1500MB" });
  const duck = await instance.connect();
  const code = (index: string) => `'E' || lpad((2000001 + ${index})::VARCHAR, 8, '0')`;
  await duck.run(`COPY (
      SELECT ${code(`n // ${places}`)} AS home, ${code(`n % ${places}`)} AS work,
        (1 + hash(n) % 40 + CASE WHEN n // ${places} = n % ${places} THEN 2000 ELSE 0 END)::DOUBLE AS value
      FROM range(${places * places}) made(n)
    ) TO '${parquet}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480)`);
  duck.closeSync();
  instance.closeSync();
}
