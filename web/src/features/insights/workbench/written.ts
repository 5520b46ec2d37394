import { Source } from "@concord/domain/questions";

/** Lists of codes and sources of figures as an address has them: to be read, sent on and typed by people. */

const escaped = (text: string, which: RegExp): string =>
  text.replace(which, (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`);
const unescaped = (text: string): string =>
  text.replace(/%([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** From so many codes that follow one another they are written as a run. */
const shortestRun = 3;

/** "E08000032*5,E06000014": codes with a comma between them; five that follow one another are the first, and how many. */
export function codesText(codes: readonly string[]): string {
  const parts: string[] = [];
  for (let at = 0; at < codes.length; ) {
    let run = 1;
    while (at + run < codes.length && codes[at + run] === following(codes[at]!, run)) run++;
    const first = escaped(codes[at]!, /[%*,]/g);
    if (run >= shortestRun) parts.push(`${first}*${run}`);
    else run = 1;
    if (run === 1) parts.push(first);
    at += run;
  }
  return parts.join(",");
}

const mostCodes = 8000;

export function codesIn(text: string): string[] {
  const codes: string[] = [];
  for (const part of text.split(",")) {
    const [, first = "", run = "1"] = /^(.*?)(?:\*(\d+))?$/.exec(part) ?? [];
    const code = unescaped(first);
    if (code === "") continue;
    for (let step = 0; step < Math.min(Number(run), mostCodes); step++) {
      const next = step === 0 ? code : following(code, step);
      if (next !== undefined) codes.push(next);
    }
  }
  return codes.slice(0, mostCodes);
}

/** The code so many steps on: E08000032 is followed by E08000033. Undefined for one that ends in no number of its own width. */
function following(code: string, steps: number): string | undefined {
  const [, head = "", tail] = /^(.*?)(\d{1,9})$/.exec(code) ?? [];
  if (tail === undefined) return undefined;
  const next = String(Number(tail) + steps);
  return next.length > tail.length ? undefined : `${head}${next.padStart(tail.length, "0")}`;
}

/**
 * "dat_…~value=GVA~place=LAD~where.SEX=All~absent=zero", to be read just so; where nothing is said but the dataset, "dat_…~". Undefined
 * for what is no source. ("dat_…" alone names a dataset, and how its table is read is left to where the question begins.)
 */
export function sourceText(source: unknown): string | undefined {
  const read = Source.strict().safeParse(source);
  if (!read.success) return undefined;
  const { datasetId, value, columns, where, absent } = read.data;
  const said = (text: string) => escaped(text, /[%~=.]/g);
  const parts = [
    ...(value === undefined ? [] : [`value=${said(value)}`]),
    ...Object.entries(columns ?? {}).map(([part, column]) => `${part}=${said(column)}`),
    ...(where ?? []).map(({ column, equals }) => `where.${said(column)}=${said(equals)}`),
    ...(absent === undefined ? [] : [`absent=${absent}`]),
  ];
  return `${datasetId}~${parts.join("~")}`;
}

export function sourceIn(text: string): Source | undefined {
  const [datasetId, ...parts] = text.split("~");
  const columns: Record<string, string> = {};
  const where: { column: string; equals: string }[] = [];
  const plain: Record<string, string> = {};
  for (const part of parts.filter((said) => said !== "")) {
    const at = part.indexOf("=");
    const [name, said] = [part.slice(0, at), unescaped(part.slice(at + 1))];
    if (name.startsWith("where.")) where.push({ column: unescaped(name.slice("where.".length)), equals: said });
    else if (name === "value" || name === "absent") plain[name] = said;
    else columns[name] = said;
  }
  const read = Source.safeParse({
    datasetId,
    ...plain,
    ...(Object.keys(columns).length > 0 ? { columns } : {}),
    ...(where.length > 0 ? { where } : {}),
  });
  return read.success ? read.data : undefined;
}
