import { expect, test } from "vitest";
import { acceptedVersion, dataset, fixedId, insight, job, tableOf, worker, world } from "@concord/testkit";
import { datasets, datasetVersions, fileKeys } from "@concord/domain/evidence";
import { insights } from "@concord/domain/insights";
import { jobs } from "@concord/domain/jobs";
import { analyse } from "./index.ts";

const rerun = job({ id: fixedId("job", "aga1n"), work: { kind: "rerun-insights", datasetId: dataset().id, number: 2 } });
const another = fixedId("insight", "an0ther");

function worldWithNewVersion() {
  const here = world();
  here.has(datasets, dataset({ latest: 2, nextNumber: 3 }));
  here.has(datasetVersions, [acceptedVersion(), acceptedVersion({ number: 2 })]);
  here.has(insights, [insight(), insight({ id: another })]);
  here.has(jobs, rerun);
  const table = ["E08000001", "E08000002"].flatMap((place) =>
    ["2015", "2021"].flatMap((period) =>
      ["C", "G"].map((industry) => ({ place, period, industry, cell: { value: 1000, status: "normal" as const } })),
    ),
  );
  here.hasTable(fileKeys.parquet(dataset().id, 2), tableOf(table));
  return here;
}

test("asks every insight of the dataset again, tells how far it has come, and ends the job in a sentence", async () => {
  const { as, audit } = worldWithNewVersion();
  const context = as(worker);
  await analyse(context, rerun.id);

  expect(await context.store.get(jobs, rerun.id)).toMatchObject({
    status: "done",
    outcome: "2 insights were asked again of version 2: 0 hold, 0 weakened, 2 overturned.",
  });
  expect(await context.progress.read(rerun.id)).toMatchObject({ done: 2, total: 2, unit: "insights" });
  expect(audit().map(({ name }) => name)).toEqual(["job.began", "insight.rerun", "insight.rerun", "job.done"]);
});

test("a message that comes twice changes nothing the second time", async () => {
  const { as, audit } = worldWithNewVersion();
  await analyse(as(worker), rerun.id);
  const before = audit().length;
  await analyse(as(worker), rerun.id);
  expect(audit()).toHaveLength(before);
});

test("cut short after one insight, it is taken up at the next", async () => {
  const { as, audit } = worldWithNewVersion();
  const context = as(worker);
  let reports = 0;
  const dying = {
    ...context,
    progress: {
      ...context.progress,
      report: async () => {
        if (++reports === 2) throw new Error("the machine went away");
      },
    },
  };
  await expect(analyse(dying, rerun.id)).rejects.toThrow("went away");
  expect((await context.store.get(jobs, rerun.id)).status).toBe("running");

  await analyse(as(worker), rerun.id);
  expect((await context.store.get(jobs, rerun.id)).status).toBe("done");
  expect(audit().filter(({ name }) => name === "insight.rerun")).toHaveLength(2);
});

test("after five attempts the job has failed, and says what to do", async () => {
  const { as, has } = worldWithNewVersion();
  has(jobs, { ...rerun, attempts: 4 });
  const context = as(worker);
  const broken = { ...context, warehouse: { ...context.warehouse, cells: () => Promise.reject(new Error("no disk")) } };
  await expect(analyse(broken, rerun.id)).rejects.toThrow("no disk");
  expect(await context.store.get(jobs, rerun.id)).toMatchObject({ status: "failed", outcome: expect.stringContaining("5 attempts") });
});
