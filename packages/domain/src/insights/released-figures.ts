import { contentHash, listed } from "@concord/kernel";
import type { Context } from "../context.ts";
import { knownDimensions, releaseId, releases, type ReleaseAsk, type ReleasedTable, type ReleaseRecord } from "../disclosure/index.ts";
import type { Pin } from "../evidence/index.ts";
import { columnsOf } from "../questions/cube/columns-of.ts";
import { kindOf, openReader, type Cube, type OpenSource, type Reading } from "../questions/index.ts";
import type { SumBehind } from "../questions/question-kind.ts";
import type { Part, Source } from "../questions/source.ts";
import type { Insight, Run } from "./insight.ts";

/**
 * What leaves when the figure of an insight does: not the figure alone, but every sum it is made of, since from one much of the others can be had.
 * One release for each of the authority's own datasets; what is on the reference shelf is public already.
 */
export async function releasesOf(context: Reading, insight: Insight, run: Run): Promise<ReleaseAsk[]> {
  const { sums, opened } = await behind(context, insight, run);
  return opened.flatMap((source) => {
    const its = sums.filter(({ cube }) => isOf(cube.pin, source.version));
    if (source.shared || its.length === 0) return [];
    const what = {
      of: "figures" as const,
      key: keyOf(insight, run),
      says: sayReleased(insight, its),
      table: async () => figuresOf(source, its),
    };
    return [{ datasetId: source.dataset.id, number: source.version.number, to: "published" as const, what }];
  });
}

const mostSaid = 500;

/** "The growth in jobs of Manufacturing, 2015 and 2021": as the list of what left says it. */
function sayReleased({ about }: Pick<Insight, "about">, sums: readonly SumBehind[]): string {
  const periods = [...new Set(sums.flatMap(({ of }) => of.period?.codes ?? []))].filter((code) => code !== "").sort();
  const said = `The ${about.said} of ${about.rowName}`;
  return (periods.length === 0 ? said : `${said}, ${listed(periods, { most: 4 })}`).slice(0, mostSaid);
}

/** The same figure of the same answer is the same, whichever claim is made of it. */
const keyOf = ({ claim: { table, row, measure } }: Insight, { resultHash }: Run): string =>
  contentHash({ resultHash, table, row, measure });

/** The releases under which a figure left; none where none is recorded. */
export async function releasesUnder({ store }: Pick<Context, "store">, insight: Insight, run: Run): Promise<ReleaseRecord[]> {
  const found = await Promise.all(
    run.pins.map(({ datasetId, number }) =>
      store.find(releases, releaseId({ datasetId, number, to: "published", what: keyOf(insight, run) })),
    ),
  );
  return found.filter((one) => one?.kind === "release");
}

/** Some cells added up, with how the table was read for them: two roles of one dataset may read other columns of it, other rows. */
type SumRead = SumBehind & { source: Source };

async function behind(
  context: Reading,
  { question, claim }: Insight,
  { pins }: Run,
): Promise<{ sums: SumRead[]; opened: readonly OpenSource[] }> {
  const kind = kindOf(question);
  const reader = openReader(context, { versions: new Map(pins.map(({ datasetId, number }) => [datasetId, number])) });
  const readAs = new Map<Cube, Source>();
  const evidence = await kind.read(question, {
    ...reader,
    async cube(role, ask) {
      const cube = await reader.cube(role, ask);
      readAs.set(cube, ask.source);
      return cube;
    },
  });
  const sourceOf = ({ cube }: SumBehind): Source => {
    const source = readAs.get(cube) ?? Object.values(kind.sources(question)).find(({ datasetId }) => datasetId === cube.pin.datasetId);
    if (!source) throw new Error(`The question ${question.question} names sums of what it did not read`);
    return source;
  };
  return { sums: kind.sumsBehind(question, evidence, claim).map((sum) => ({ ...sum, source: sourceOf(sum) })), opened: reader.opened() };
}

/** The sums a claim's figure is worked out from, each with what it was added up from. Cells without a figure are in no sum. */
function figuresOf({ dataset, version }: OpenSource, sums: readonly SumRead[]): ReleasedTable {
  const leftOut = new Map<string, Record<string, string>>();
  const madeOf: Record<string, Record<string, string[]>> = {};
  const cells: ReleasedTable["cells"] = [];
  let whole = dataset.rounding !== "bres";

  for (const { cube, of, source } of sums) {
    const { parts, where } = columnsOf(version, source, { parts: [], optional: cube.parts });
    const dimensionOf = new Map(knownDimensions(version).map(({ dimension, column }) => [column.name, dimension]));
    const held = cube.parts.filter((part) => parts[part] !== undefined);
    const dimension = (part: Part) => dimensionOf.get(parts[part]!.name) ?? part; // those held have a column
    const fixed = {
      ...Object.fromEntries(where.map(({ column, equals }) => [dimensionOf.get(column) ?? column, equals])),
      ...(version.columns.filter(({ meaning }) => meaning === "value").length > 1
        ? { series: source.value ?? version.columns.find(({ meaning }) => meaning === "value")!.name }
        : {}),
    };
    const at: Record<string, string> = {};
    for (const part of held) {
      const { name, codes } = of[part] ?? { name: "all", codes: cube.codes(part) };
      at[dimension(part)] = nameOfSum(name, codes);
      if (codes.length > 1) madeOf[dimension(part)] = { ...madeOf[dimension(part)], [nameOfSum(name, codes)]: [...codes] };
    }
    const select = Object.fromEntries(Object.entries(of).map(([part, { codes }]) => [part, codes]));
    for (const place of combinations(held, (part) => of[part]?.codes ?? cube.codes(part))) {
      const cell = cube.at(place);
      if (cell?.figure !== undefined) {
        whole &&= Number.isInteger(cell.figure.point);
        continue;
      }
      const coordinates = { ...fixed, ...Object.fromEntries(held.map((part) => [dimension(part), place[part]!])) };
      leftOut.set(JSON.stringify(coordinates), coordinates);
    }
    const sum = cube.sum(select);
    if (sum.known === 0) continue;
    const [low, high] = knownBounds(cube, select);
    cells.push({ is: "figure", at: { ...fixed, ...at }, value: sum.point, ...(low === high ? {} : { low, high }) });
  }
  return {
    name: `figures published from version ${version.number} of ${dataset.name}`,
    asOf: version.checkedAt,
    cells,
    whole,
    additive: true,
    asPublished: dataset.kind === "open",
    madeOf,
    leftOut: [...leftOut.values()],
  };
}

/** The interval of what is known of a sum, leaving out what is not in it. */
function knownBounds(cube: SumBehind["cube"], select: Record<string, readonly string[]>): [low: number, high: number] {
  let [low, high] = [0, 0];
  for (const place of combinations(cube.parts, (part) => select[part] ?? cube.codes(part))) {
    const figure = cube.at(place)?.figure;
    if (!figure) continue;
    low += figure.low;
    high += figure.high;
  }
  return [low, high];
}

const isOf = (pin: Pin, { datasetId, number }: OpenSource["version"]): boolean => pin.datasetId === datasetId && pin.number === number;

/** Of one code, the sum is that code. The codes it is made of are part of its name, so that two sums of one name are one sum. */
const nameOfSum = (name: string, codes: readonly string[]): string =>
  codes.length === 1 ? codes[0]! : `${name} (${codes.length} added up, ${contentHash([...codes]).slice(0, 8)})`;

function* combinations(parts: readonly Part[], codesOf: (part: Part) => readonly string[]): Generator<Partial<Record<Part, string>>> {
  const [part, ...rest] = parts;
  if (part === undefined) {
    yield {};
    return;
  }
  for (const code of codesOf(part)) for (const others of combinations(rest, codesOf)) yield { [part]: code, ...others };
}
