import { expect, test } from "vitest";
import { analyst, dataset, world } from "@concord/testkit";
import { changeDataset, createDataset, datasets, judgeDescribed, type AboutDataset, type DatasetDescription } from "../index.ts";

const today = "2026-11-24";
const judged = (about: AboutDataset, use: "share" | "publish" = "publish") => judgeDescribed({ kind: about.kind, about }, use, today);

test("open data needs no more than its licence says", () => {
  expect(judgeDescribed(dataset(), "publish", today)).toEqual({ allowed: true });
});

test("bought data is shown only under a contract whose end is known and has not passed", () => {
  expect(judged({ kind: "commercial" })).toMatchObject({
    allowed: false,
    because: "contract-missing",
    lacking: ["contract-missing", "contract-end-missing"],
  });
  expect(judged({ kind: "commercial", contract: "WY/2026/14", endsOn: "2026-11-23" })).toMatchObject({ because: "contract-ended" });
  expect(judged({ kind: "commercial", contract: "WY/2026/14", endsOn: today }, "share")).toEqual({ allowed: true });
});

test("scraped data needs its origin, its permission, and word of the people in it, who are never published", () => {
  expect(judged({ kind: "scraped" }, "share")).toMatchObject({ lacking: ["origin-missing", "permission-missing", "personal-data-unsaid"] });
  const said = {
    kind: "scraped",
    from: "https://jobs.example",
    method: "Each advert once a week",
    permission: "Its terms allow research",
  } as const;
  expect(judged({ ...said, personalData: true }, "share")).toEqual({ allowed: true });
  expect(judged({ ...said, personalData: true })).toMatchObject({ because: "holds-personal-data" });
  expect(judged({ ...said, personalData: false })).toEqual({ allowed: true });
});

test("shapes need their scale, and a report its author and its day, before they are published", () => {
  expect(judged({ kind: "spatial" })).toMatchObject({ because: "scale-missing" });
  expect(judged({ kind: "spatial" }, "share")).toEqual({ allowed: true });
  expect(judged({ kind: "sectoral" })).toMatchObject({ lacking: ["author-missing", "date-missing"] });
});

test("a dataset of which nothing was said yet lacks what its kind needs", () => {
  expect(judgeDescribed({ kind: "commercial", about: undefined }, "share", today)).toMatchObject({ because: "contract-missing" });
});

const { id, version: _, stewardId: __, createdAt: ___, latest: ____, nextNumber: _____, ...said } = dataset();
const described: DatasetDescription = {
  ...said,
  purpose: "To see which industries grow",
  coverage: { places: "West Yorkshire districts", from: "2015", to: "2021" },
  cadence: "yearly",
  nextExpected: "2027-10-08",
  about: { kind: "open", designation: "accredited-official-statistics" },
  changeTolerance: 0.01,
};

test("what is said again replaces what was said, and what is left out is said no more", async () => {
  const { as } = world();
  const made = await createDataset(as(analyst), described);
  expect(made).toMatchObject({ purpose: "To see which industries grow", cadence: "yearly" });
  const { purpose: _, coverage: __, ...rest } = described;
  const changed = await changeDataset(as(analyst), made.id, { ...rest, name: "Jobs" });
  expect(changed).toMatchObject({ name: "Jobs", cadence: "yearly", stewardId: analyst.id, nextNumber: 1 });
  expect(changed).not.toHaveProperty("purpose");
  expect(await as(analyst).store.get(datasets, made.id)).not.toHaveProperty("coverage");
});

test("what is said of another kind of source, or covers nothing, is refused", async () => {
  const { as, has, audit } = world();
  has(datasets, dataset());
  await expect(createDataset(as(analyst), { ...described, kind: "spatial" })).rejects.toMatchObject({ code: "about-another-kind" });
  await expect(changeDataset(as(analyst), id, { ...described, coverage: { from: "2021 Q1", to: "March 2015" } })).rejects.toMatchObject({
    code: "coverage-backwards",
  });
  expect(audit()).toEqual([]);
});
