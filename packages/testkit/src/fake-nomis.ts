import type { IncomingMessage, ServerResponse } from "node:http";
import { fakeNomisData, fakeNomisRows, type FakeNomisData } from "./fake-nomis-data.ts";
import { fakeCodes, fakeDefinitions } from "./fake-nomis-documents.ts";
import { startServer } from "./start-server.ts";

/** What goes wrong, switched on by a test and off again. Each is about pages of data, unless it says otherwise. */
export type NomisFaults = {
  /** Answers so many requests, of any kind, with a status. */
  fail?: { times: number; status: number; headers?: Record<string, string> };
  /** Breaks the connection off after so many bytes of the body, so many times. */
  cut?: { times: number; afterBytes: number };
  /** Says a length that is not that of the body: shorter, and the rest is lost without a word. */
  shortLength?: { times: number; by: number };
  /** Sends a byte, waits, and so on. */
  drip?: boolean;
  /** Takes the question and says nothing. */
  silent?: boolean;
  /** 200, and an error in the body as Nomis words it. */
  refuse?: string;
  /** 200, and a web page. */
  page?: boolean;
  /** After so many pages the dataset is updated: a year is added to it. */
  updateAfter?: { pages: number; quietly?: boolean };
  /** Leaves out the rows from here on of each page, and says nothing. */
  cutPagesTo?: number;
  /** Gives no row beyond this one, and says nothing. */
  endAfter?: number;
  /** Each page but the first begins so many rows too early. */
  overlap?: number;
  /** A dimension of which it gives everything, whatever was asked. */
  ignore?: readonly string[];
  /** Gives its own limit as the count of all rows. */
  capCount?: boolean;
  /** Sends every request on. */
  redirectTo?: string;
  /** As windows-1252, with a name that shows it. */
  latin?: boolean;
};

export type FakeNomis = {
  /** Where it listens, by the name under which a test's resolver knows it. */
  origin: string;
  data: FakeNomisData;
  faults: NomisFaults;
  /** Paths and queries, in the order in which they came. */
  requests: string[];
  stop(): Promise<void>;
};

/** The key that it knows. */
export const fakeNomisKey = "0x5a1f0000000000000000000000000000deadbeef";

const limits = { guest: 25_000, registered: 100_000 };

/**
 * Nomis as it answers, on this machine: its catalogue, its tables page by page,
 * its silence about what it leaves out, and what can go wrong on the way.
 */
export async function startFakeNomis(data = fakeNomisData()): Promise<FakeNomis> {
  const faults: NomisFaults = {};
  const requests: string[] = [];
  let pages = 0;
  const fake = { data, faults, requests };

  const server = await startServer((request, response) => {
    requests.push(request.url ?? "");
    answer(request, response);
  });

  function answer(request: IncomingMessage, response: ServerResponse): unknown {
    const url = new URL(request.url ?? "/", "http://nomis");
    if (faults.redirectTo) return void response.writeHead(302, { location: faults.redirectTo }).end();
    if (faults.fail && faults.fail.times-- > 0)
      return void response.writeHead(faults.fail.status, faults.fail.headers).end("Service unavailable");
    const asked = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
    const path = url.pathname.replace(/^\/api\/v01\/dataset\//, "");

    if (path === "def.sdmx.json") {
      const wanted = (asked.get("search") ?? "").replaceAll("*", "").toLowerCase();
      const found = `${data.name} ${data.id} employment jobs industry`.toLowerCase().includes(wanted);
      return json(response, fakeDefinitions("none", found ? [data] : []));
    }
    const definition = /^(NM_\d+_\d+)\/def\.sdmx\.json$/.exec(path);
    if (definition) return json(response, fakeDefinitions(definition[1]!, definition[1] === data.id ? [data] : []));
    const codes = /^(NM_\d+_\d+)\/([a-z0-9_]+)(?:\/(TYPE\d*))?\.def\.sdmx\.json$/i.exec(path);
    if (codes) return json(response, fakeCodes(data, codes[2]!.toLowerCase(), codes[3]));
    if (path === `${data.id}.data.csv`) return table(response, asked);
    response.writeHead(404, { "content-type": "text/html" }).end("<html><body>Not found</body></html>");
  }

  /** The rows of a query are the same for each of its pages, until the data changes. */
  let last: { key: string; rows: ReturnType<typeof fakeNomisRows> } = { key: "", rows: undefined };
  function rowsOf(asked: ReadonlyMap<string, string>) {
    const query = [...asked].filter(([name]) => !["recordoffset", "recordlimit", "uid", "select"].includes(name));
    const key = JSON.stringify([query, data.years, faults.ignore]);
    if (last.key !== key) last = { key, rows: fakeNomisRows(data, asked, faults.ignore) };
    return last.rows;
  }

  function table(response: ServerResponse, asked: ReadonlyMap<string, string>): unknown {
    if (faults.silent) return;
    if (faults.page)
      return void response.writeHead(200, { "content-type": "text/html" }).end("<html><body>Nomis is being mended</body></html>");
    if (faults.refuse) return json(response, { error: faults.refuse });
    const isPage = asked.get("recordlimit") !== "1";
    if (isPage) pages++;
    if (faults.updateAfter && pages > faults.updateAfter.pages) {
      data.years = [...data.years, data.years.at(-1)! + 1];
      if (!faults.updateAfter.quietly) data.lastUpdated = "2026-11-24 09:30:00";
      delete faults.updateAfter;
    }

    const all = rowsOf(asked);
    if (!all) return json(response, { error: "Query is incomplete" });
    const most = asked.get("uid") === fakeNomisKey ? limits.registered : limits.guest;
    const offset = Math.max(0, Number(asked.get("recordoffset") ?? 0) - (pages > 1 ? (faults.overlap ?? 0) : 0));
    const limit = Math.min(most, Number(asked.get("recordlimit") ?? most), faults.cutPagesTo ?? most);
    const reachable = faults.capCount ? all.slice(0, most) : all;
    const rows = reachable.slice(offset, Math.min(offset + limit, faults.endAfter ?? Infinity));
    const select = (asked.get("select")?.toUpperCase().split(",") ?? Object.keys(all[0] ?? {})).filter((name) => name !== "");
    const cell = (text = "") => (text.includes(",") ? `"${text}"` : text);
    const lines = rows.map((row) =>
      select
        .map((name) =>
          cell(name === "RECORD_COUNT" ? String(reachable.length) : faults.latin && name === "GEOGRAPHY_NAME" ? "Ynys Môn" : row[name]),
        )
        .join(","),
    );
    send(response, Buffer.from(`${[select.join(","), ...lines].join("\r\n")}\r\n`, faults.latin ? "latin1" : "utf8"));
  }

  function send(response: ServerResponse, body: Buffer): void {
    const type = { "content-type": "text/csv" };
    if (faults.cut && faults.cut.times-- > 0) {
      response.writeHead(200, { ...type, "content-length": body.length });
      response.write(body.subarray(0, faults.cut.afterBytes), () => response.destroy());
    } else if (faults.shortLength && faults.shortLength.times-- > 0) {
      response.writeHead(200, { ...type, "content-length": body.length - faults.shortLength.by });
      response.end(body.subarray(0, body.length - faults.shortLength.by));
    } else if (faults.drip) {
      response.writeHead(200, { ...type, "content-length": body.length });
      response.write(body.subarray(0, 1)); // and no more
    } else {
      response.writeHead(200, type).end(body);
    }
  }

  return { ...fake, origin: `http://www.nomisweb.co.uk:${server.port}`, stop: server.stop };
}

const json = (response: ServerResponse, body: unknown): void =>
  void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
