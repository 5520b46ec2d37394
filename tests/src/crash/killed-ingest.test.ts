import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import {
  addressesForParts,
  beginMending,
  beginUpload,
  completeUpload,
  datasets,
  fileKeys,
  getDatasetVersion,
  type CheckingVersion,
} from "@concord/domain/evidence";
import { jobs } from "@concord/domain/jobs";
import { ingest } from "@concord/ingest";
import { analyst, dataset, worker, world, type OpenedContext } from "@concord/testkit";

const { id } = dataset();
const header = "DATE,GEOGRAPHY_CODE,INDUSTRY_CODE,OBS_VALUE";
const rows = Array.from({ length: 20 }, (_, at) => `${2018 + (at % 4)},E0800003${2 + Math.floor(at / 4)},C,${at * 10}`);
const good = [header, ...rows, ""].join("\n");

/**
 * One good version; one that was refused for a bad row. From there, as often as is asked, that row mended and sent, to be seen by a person
 * since a column is new: what is then done goes through every step that an ingest has.
 */
async function mendingDesk() {
  const here = world();
  here.has(datasets, dataset({ latest: undefined, nextNumber: 1 }));
  const send = async (text: string, mends?: number) => {
    const bytes = Buffer.from(text);
    const file = { fileName: "jobs.csv", bytes: bytes.length, partHashes: [createHash("sha256").update(bytes).digest("hex")] };
    const context = here.as(analyst);
    const { number } =
      mends === undefined ? await beginUpload(context, id, file) : await beginMending(context, id, mends, { ...file, acceptance: "ask" });
    const [address] = await addressesForParts(context, id, number, [1]);
    here.files().put(address!, bytes);
    const { jobId } = (await completeUpload(context, id, number)) as CheckingVersion;
    return { number, jobId };
  };
  await ingest(here.as(worker), (await send(good)).jobId);
  const noted = [`${header},NOTE`, ...rows.map((row, at) => `${at === 3 ? row.replace(",30", ",thirty") : row},a`), ""].join("\n");
  await ingest(here.as(worker), (await send(noted)).jobId);
  const badRows = Buffer.from(await here.files().read(fileKeys.badRows(id, 2))).toString();
  return { here, sendMended: () => send(badRows.replace("thirty", "31"), 2) };
}

test.each(["before", "after"] as const)(
  "killed %s whatever it asks of storage, and begun again, an ingest comes to one version and leaves nothing behind",
  async (when) => {
    const { here, sendMended } = await mendingDesk();
    for (let step = 1, alive = false; !alive; step++) {
      const { number, jobId } = await sendMended();
      alive = await ingest(killedAt(here.as(worker), step, when), jobId).then(
        () => true,
        () => false,
      );
      if (!alive) await ingest(here.as(worker), jobId);
      await ingest(here.as(worker), jobId); // a message may come twice

      expect(await getDatasetVersion(here.as(worker), id, number)).toMatchObject({
        status: "proposed",
        rows: 20,
        mends: { number: 2, rowsReplaced: 1 },
        comparison: { with: 1, word: "revision", figuresChanged: 1 },
      });
      const ended = here.audit().filter(({ name, detail }) => name === "dataset-version.proposed" && detail?.number === number);
      expect(ended).toHaveLength(1);
      expect((await here.as(worker).store.get(jobs, jobId)).status).toBe("done");
      if (alive) expect(step).toBeGreaterThan(20);
    }
    expect((await here.as(worker).store.get(datasets, id)).latest).toBe(1);
    expect((await readdir(tmpdir())).filter((name) => name.startsWith(`concord-ingest-${process.pid}`))).toEqual([]);
  },
  120_000,
);

/** The context of a worker that dies at the so-manyth thing that it asks of storage: before it is done, or when it is and before it hears. */
function killedAt(context: OpenedContext, step: number, when: "before" | "after"): OpenedContext {
  let asked = 0;
  const dying = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name) {
        const ask = Reflect.get(target, name) as unknown;
        if (typeof ask !== "function") return ask;
        return async (...given: unknown[]) => {
          asked++;
          if (asked > step || (asked === step && when === "before")) throw new Error("killed"); // nothing is asked by the dead
          const answer: unknown = await ask.apply(target, given);
          if (asked >= step) throw new Error("killed");
          return answer;
        };
      },
    });
  return { ...context, store: dying(context.store), files: dying(context.files) };
}
