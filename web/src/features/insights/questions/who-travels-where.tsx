import type { Answer, QuestionOptions } from "@concord/domain/questions";
import { count, percent } from "../../../ui/index.ts";
import { CodesField, More, NumberInput, PeriodField, PlacesField, TickField } from "../fields/index.ts";
import { bubbles, dots, flowLines, matrix, placesMap } from "../pictures/index.ts";
import { questionPage, tableOf, type Beginning } from "./question-page.ts";
import { findingOf } from "./who-travels-where-finding.ts";

export const whoTravelsWhere = questionPage<"who-travels-where">({
  question: "who-travels-where",
  title: "Who travels where?",
  about: "Whether people work where they live, where the workers of a place come from and its residents go, and how far it reaches.",
  roles: {
    flows: {
      label: "Flows",
      needs: "counts of people by where they live and where they work",
      example: "the origin and destination tables of the census",
      parts: ["origin", "destination"],
      optionalParts: ["period"],
      likely: /commut|travel|origin|live and work|flow/i,
      prefer: /^(all|total|all categories|count|people|persons)\b/i,
      mayMeanNought: true,
      begunAsNought: hasSmallFlows,
    },
  },
  start: (begin) => {
    const periods = begin.periods("flows");
    const home = destinationsNamed(begin, /\b(at|from) home\b|^OD0000001$/i);
    return {
      question: "who-travels-where",
      flows: begin.source("flows"),
      places: [...(begin.own("flows", "origin")?.codes ?? begin.everywhere("flows", "origin").slice(0, 1))],
      ...(periods.length > 1 ? { period: periods.at(-1)! } : {}),
      ...(home.length > 0 ? { atHome: home } : {}),
      mostFlows: 50,
      zoneShare: 0.15,
      suppliedShare: 0.8,
      leastSelfContainment: 0.667,
      targetSelfContainment: 0.75,
      leastSize: 3_500,
      targetSize: 25_000,
      labourMarketAreas: false,
    };
  },
  Parameters: () => (
    <>
      <PlacesField at="places" of="flows" part="origin" label="Place" />
      <PeriodField at="period" of="flows" label="Year" />
      <NumberInput
        at="zoneShare"
        label="In the commuting zone from"
        hint="The share of its workers that a place sends. The European Union and the OECD take 15%."
        perCent
        min={0.1}
        max={100}
      />
      <NumberInput
        at="suppliedShare"
        label="Main supply up to"
        hint="The fewest places that hold this share of the jobs."
        perCent
        min={1}
        max={100}
      />
      <TickField
        at="labourMarketAreas"
        label="Cut the whole table into labour market areas"
        hint="By the rule of Travel to Work Areas. Best with flows between all places of a country."
      />
      <More title="The rule of a labour market of its own">
        <NumberInput
          at="targetSelfContainment"
          label="Self-containment of a small area"
          hint="On both sides. ONS asks 75% of its Travel to Work Areas."
          perCent
          min={1}
          max={100}
        />
        <NumberInput at="leastSize" label="which has residents in work from" hint="ONS: 3,500." min={1} />
        <NumberInput at="leastSelfContainment" label="Self-containment of a large area" hint="ONS: 66.7%." perCent min={1} max={100} />
        <NumberInput
          at="targetSize"
          label="which has residents in work from"
          hint="ONS: 25,000. In between some of each is asked."
          min={2}
        />
      </More>
      <More title="Destinations that are no place">
        <CodesField
          at="atHome"
          of="flows"
          part="destination"
          label="Mean a person’s own home"
          hint="Who works there lives and works in one place."
          noun="destinations"
          none="None of them"
        />
        <CodesField
          at="leftOut"
          of="flows"
          part="destination"
          label="Leave out"
          hint="No fixed workplace, or abroad. Otherwise they count as work elsewhere."
          noun="destinations"
          none="None of them"
        />
      </More>
      <More>
        <NumberInput
          at="mostFlows"
          label="Flows shown one by one"
          hint="In each direction, the largest first. The rest are shown as one."
          whole
          min={1}
          max={2000}
        />
      </More>
    </>
  ),
  finding: findingOf,
  pictures: [
    flowLines({ inward: "inflows", outward: "outflows", measure: "workers", name: "Flows on a map", areaOf }),
    matrix({
      table: "between",
      measure: "share-of-residents",
      name: "Between its places",
      from: "where people live",
      to: "where they work",
      nameOf: nameIn,
    }),
    bubbles({ name: "Self-contained from both sides", x: "supply", y: "demand", size: "jobs" }),
    dots({ table: "inflows", measure: "workers", name: "Where its workers come from" }),
    dots({ table: "outflows", measure: "workers", name: "Where its residents go" }),
    placesMap({ table: "catchment", label: "zone", name: "Commuting zone" }),
    placesMap({ table: "inflows", measure: "share-of-residents", name: "How many of their workers places send" }),
    placesMap({ table: "same-labour-market", label: "market", name: "Labour market areas that hold it" }),
  ],
  say: {
    zoneShare: (value: number) => `zone from ${percent(value, 0)}`,
    suppliedShare: (value: number) => `supply of ${percent(value, 0)}`,
    mostFlows: (value: number) => count(value, "flow"),
    labourMarketAreas: (value: boolean) => (value ? "with labour market areas" : "without labour market areas"),
  },
});

function areaOf(answer: Answer): readonly string[] {
  return tableOf(answer, "places").rows.map(({ code }) => code);
}

function nameIn(answer: Answer, code: string): string {
  return tableOf(answer, "places").rows.find((row) => row.code === code)?.name ?? code;
}

/** A table with flows of a few people has had none cut off: what is not in it is nobody. */
function hasSmallFlows({ columns }: QuestionOptions): boolean {
  const least = columns.flatMap(({ meaning, min }) => (meaning === "value" && min !== undefined ? [Number(min)] : []));
  return least.length > 0 && Math.min(...least) <= 5;
}

const destinationsNamed = (begin: Beginning, pattern: RegExp): string[] =>
  begin
    .codes("flows", "destination")
    .filter(({ code, name }) => pattern.test(code) || pattern.test(name))
    .map(({ code }) => code);
