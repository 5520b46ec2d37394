import { questions as contract, type Reply } from "@concord/contract";
import { requireMayRelease } from "@concord/domain/disclosure";
import { lineageOf } from "@concord/domain/insights";
import {
  askableDatasets,
  beginAsking,
  getAsking,
  numbersOf,
  questionOptions,
  rowsIn,
  stopAsking,
  type AskedState,
} from "@concord/domain/questions";
import { notFound, refused } from "@concord/kernel";
import { serve } from "@concord/service";
import { apiPace } from "./api-pace.ts";
import { columnsOfTable, csvOf, recordsOf } from "./asked-table.ts";
import type { TenantApp, TenantContext } from "./tenant-app.ts";

type Answered = Extract<AskedState, { state: "answered" }>;

export function questionsRoutes(app: TenantApp) {
  serve(app, contract.askQuestion, async (context, { body: { question, versions = [] } }) =>
    viewOf(await beginAsking(context, question, { versions: numbersOf(versions), pace: apiPace() })),
  );
  serve(app, contract.listAskableDatasets, async (context) => ({ items: await askableDatasets(context) }));
  serve(app, contract.getQuestionOptions, async (context, { query }) => {
    const options = await questionOptions(context, query.datasetId, query.versionNumber);
    await requireMayRelease(context, { datasetId: query.datasetId, number: options.version.number });
    return options;
  });
  serve(app, contract.getAsked, async (context, { params }) => viewOf(await getAsking(context, params.inputHash, { pace: apiPace() })));
  serve(app, contract.stopAsked, (context, { params }) => stopAsking(context, params.inputHash));
  serve(app, contract.describeAsked, async (context, { params, path }) => aboutOf(await answered(context, params.inputHash), path));
  serve(app, contract.getAskedTable, async (context, { params, query, accept, path }) => {
    const asked = await answered(context, params.inputHash);
    const format = query.format ?? (wantsCsv(accept) ? "csv" : "json");
    return tableOf(asked, { key: params.table, format, path });
  });
}

/** What was asked must have been answered to be read by its tables. */
async function answered(context: TenantContext, inputHash: string): Promise<Answered> {
  const asked = await getAsking(context, inputHash, { pace: apiPace() });
  if (asked.state === "answered") return asked;
  const sentence =
    asked.state === "working" ? "A worker is at this question. Read how it stands, and its tables once it is answered." : asked.because;
  throw refused("not-yet-answered", sentence);
}

const lineageOfAsked = ({ opened, kept, checks }: Answered) => lineageOf(opened, kept.head, kept.resultHash, checks);

/** The answer goes out as the bytes it was hashed as: nobody makes it anew on the way. */
function viewOf(asked: AskedState): Reply<typeof contract.askQuestion> | Response {
  if (asked.state !== "answered") return asked;
  const { inputHash, kept } = asked;
  const rest = JSON.stringify({ state: "answered", inputHash, resultHash: kept.resultHash, lineage: lineageOfAsked(asked) });
  const [before, after] = [`${rest.slice(0, -1)},"answer":`, "}"].map((text) => new TextEncoder().encode(text));
  const body = Buffer.concat([before!, kept.bytes, after!]); // two were made
  return new Response(body, { headers: { "content-type": "application/json" } });
}

function aboutOf(asked: Answered, path: string): Reply<typeof contract.describeAsked> {
  const { inputHash, kept } = asked;
  const { tables, ...head } = kept.head;
  return {
    ...head,
    inputHash,
    resultHash: kept.resultHash,
    lineage: lineageOfAsked(asked),
    tables: tables.map(({ hasParts: _, stretches: __, ...table }, place) => ({
      ...table,
      address: path.replace(/about$/, `tables/${table.key}`),
      columns: columnsOfTable(tables[place]!), // the same
    })),
  };
}

async function tableOf(asked: Answered, { key, format, path }: { key: string; format: "csv" | "json"; path: string }): Promise<Response> {
  const { inputHash, kept } = asked;
  const heading = kept.head.tables.find((table) => table.key === key);
  if (!heading) throw notFound("Table");
  const pace = apiPace();
  const written = { heading, rows: await rowsIn(kept, heading, pace), pace };
  const about = path.replace(/tables\/[^/]+$/, "about");
  const { check } = lineageOfAsked(asked).disclosure;
  const headers = {
    link: `<${about}>; rel="describedby"; type="application/json"`,
    etag: `"${kept.resultHash.slice(0, 32)}-${key}-${format}"`,
    "concord-input-hash": inputHash,
    "concord-result-hash": kept.resultHash,
    ...(check ? { "concord-disclosure": check.status } : {}),
  };
  if (format === "json") return new Response(await recordsOf(written), { headers: { ...headers, "content-type": "application/json" } });
  const file = `${kept.head.question.question}-${key}-${inputHash.slice(0, 8)}.csv`;
  return new Response(await csvOf(written), {
    headers: {
      ...headers,
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="${file}"`,
    },
  });
}

/** What is named first, or preferred by its q, wins; a browser's wildcard asks for nothing in particular. */
function wantsCsv(accept = ""): boolean {
  const weightOf = (type: string) => {
    const found = accept.split(",").find((one) => one.trim().split(";")[0]!.trim().toLowerCase() === type); // a split has a first
    return found === undefined ? 0 : Number(/;\s*q=([\d.]+)/.exec(found)?.[1] ?? 1);
  };
  return weightOf("text/csv") > weightOf("application/json");
}
