import { all, type Context } from "@concord/domain";
import { addAsk, addOffer, createDeal, deals } from "@concord/domain/deals";
import type { AcceptedVersion } from "@concord/domain/evidence";
import { insights, saveInsight, type Claim } from "@concord/domain/insights";
import { addAction, addPriority, createStrategy, priorities, strategies } from "@concord/domain/strategy";
import { addOutcome, readVision, writeVision } from "@concord/domain/vision";
import { demonstrationPerson } from "./people.ts";
import { illustrativePlaces } from "./evidence/jobs-by-section.ts";
import { demonstrationTenants } from "./tenants.ts";

/**
 * York and North Yorkshire as it stands in the demonstration: two claims, a
 * vision, a strategy that is not ready, and a deal in draft. Each only where
 * there is none yet, so that a start cut short goes on and nobody's work is
 * doubled. Made by the same verbs as people use.
 */
export async function beginNorthsThread(as: (person: string) => Context, version: AcceptedVersion): Promise<void> {
  await claim(as("Tomasz Zielinski"), version);
  await envision(as("Harriet Dunning"), version);
  await plan(as("Harriet Dunning"));
  await draft(as("Kwame Mensah"));
}

const claims: readonly Claim[] = [
  {
    words: "Farming and forestry matter more to York and North Yorkshire’s economy than across the districts it is compared with.",
    table: "sectors",
    row: "A",
    measure: "location-quotient",
    direction: "above",
    threshold: 1.25,
    margin: 0.15,
  },
  {
    words: "Hotels and food employ a larger share of people here than across the districts compared.",
    table: "sectors",
    row: "I",
    measure: "location-quotient",
    direction: "above",
    threshold: 1.1,
    margin: 0.05,
  },
];

async function claim(context: Context, { datasetId, number }: AcceptedVersion): Promise<void> {
  if ((await all(context.store, insights)).length > 0) return;
  const places = demonstrationTenants.north.districts.map(({ code }) => code);
  for (const one of claims) {
    await saveInsight(context, {
      claim: one,
      question: {
        question: "unusually-good-at",
        jobs: { datasetId },
        places,
        reference: [...illustrativePlaces],
        sectorDetail: "section",
        from: "2015",
        to: "2021",
      },
      versions: [{ datasetId, number }],
    });
  }
}

async function envision(context: Context, { datasetId, number }: AcceptedVersion): Promise<void> {
  const vision = await readVision(context);
  if (vision.statement === "") {
    await writeVision(context, {
      statement:
        "By 2035 York and North Yorkshire is the first carbon-negative region in England, where young people can find good work without leaving, and where what the land gives is made into more of value here.",
    });
  }
  if (vision.outcomes.length > 0) return;
  await addOutcome(context, {
    title: "More jobs in manufacturing",
    unit: "jobs",
    baseline: {
      from: "dataset",
      datasetId,
      number,
      places: demonstrationTenants.north.districts.map(({ code }) => code),
      industries: ["C"],
      period: "2021",
    },
    target: { value: 45_000, on: "2035-03-31" },
  });
}

async function plan(context: Context): Promise<void> {
  const [there] = await all(context.store, strategies);
  const strategy = there ?? (await createStrategy(context, { title: "Local Growth Plan", framework: "is-8@2025" }));
  if ((await all(context.store, priorities, { within: strategy.id })).length > 0) return;

  const [farming, hotels] = await all(context.store, insights);
  const { outcomes } = await readVision(context);
  const outcomeIds = outcomes.map(({ id }) => id);
  const food = await addPriority(context, strategy.id, {
    title: "Make more of what the land gives",
    text: "Food and drink leave the county as raw materials. Processing them here would keep their value, and the jobs, close to where they are grown.",
    cites: farming ? [farming.id] : [],
    alignsWith: ["is-8/advanced-manufacturing"],
    outcomeIds,
  });
  await addAction(
    context,
    { strategyId: strategy.id, priorityId: food.id },
    {
      title: "A food processing and innovation centre at Leeming",
      ownerId: demonstrationPerson("Kwame Mensah").personId,
      startsOn: "2027-04-01",
      endsOn: "2030-03-31",
      costPounds: 14_500_000,
      funding: { source: "Investment Zone grant", status: "indicative" },
      ...(outcomeIds[0] ? { outcomeId: outcomeIds[0] } : {}),
    },
  );
  const seasons = await addPriority(context, strategy.id, {
    title: "Year-round work in the visitor economy",
    text: "",
    cites: hotels ? [hotels.id] : [],
    alignsWith: [],
    outcomeIds: [],
  });
  // Nobody owns this yet and nobody pays for it: the page says so, and what to do about it.
  await addAction(
    context,
    { strategyId: strategy.id, priorityId: seasons.id },
    { title: "Skills pathway for hospitality with the colleges" },
  );
}

async function draft(context: Context): Promise<void> {
  if ((await all(context.store, deals)).length > 0) return;
  const deal = await createDeal(context, {
    title: "Growth deal: food, farming and rural connection",
    kind: "bespoke-deal",
    counterpart: "Ministry of Housing, Communities and Local Government",
    summary: "Capital for processing what the county grows, and broadband for the places that would grow with it.",
  });
  const [strategy] = await all(context.store, strategies);
  const served = strategy ? await all(context.store, priorities, { within: strategy.id }) : [];
  const priorityIds = served.slice(0, 1).map(({ id }) => id);
  await addAsk(context, deal.id, {
    title: "Capital for the food processing and innovation centre",
    text: "Two-thirds of the cost of building and equipping the centre at Leeming.",
    pounds: 9_500_000,
    priorityIds,
    parties: ["Leeming Food Park Ltd"],
  });
  await addAsk(context, deal.id, {
    title: "Gigabit broadband for 4,200 rural premises",
    text: "",
    pounds: 6_800_000,
    priorityIds: [],
    parties: ["Dales Rural Broadband Ltd"],
  });
  await addOffer(context, deal.id, {
    title: "Land and enabling works at Leeming",
    text: "",
    pounds: 5_000_000,
    from: "North Yorkshire Council",
    status: "committed",
    priorityIds,
  });
}
