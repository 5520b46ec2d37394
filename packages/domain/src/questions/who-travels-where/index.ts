import { finish } from "@concord/analysis";
import { questionKind, type FigureAt, type SumBehind } from "../question-kind.ts";
import { answerWhoTravelsWhere, flowsShown, otherPlaces, type Flows } from "./answer.ts";
import { flowSums } from "./flow-sums.ts";
import { marketsIn } from "./labour-markets.ts";
import type { WhoTravelsWhere } from "./question.ts";
import { ruleOf } from "./rule.ts";

/** "Who travels where?" */
export const whoTravelsWhere = questionKind<WhoTravelsWhere, Flows>({
  sources: ({ flows }) => ({ flows }),
  method: ({ labourMarketAreas, ...rule }) => ({
    name: "self-containment, flows and catchment",
    version: "1",
    formulae: [
      {
        name: "Supply-side self-containment",
        formula: "T_aa / Σ_j T_aj",
        words: "Those who live and work in the area, divided by all its residents in work.",
        source:
          "Goodman (1970), British Journal of Industrial Relations 8; Coombes and Bond (2008), Travel-to-Work Areas: the 2007 review, ONS",
      },
      {
        name: "Demand-side self-containment",
        formula: "T_aa / Σ_i T_ia",
        words: "Those who live and work in the area, divided by all jobs there.",
        source: "The same",
      },
      {
        name: "Jobs per resident in work",
        formula: "Σ_i T_ia / Σ_j T_aj",
        words: "All jobs in the area, divided by all its residents in work.",
        source: "The employment-residence ratio, U.S. Census Bureau",
      },
      {
        name: "Commuting zone",
        formula: "T_ia / Σ_j T_ij ≥ the share asked for",
        words:
          "A place is in the zone when enough of its residents in work work in the area. One round: exclaves are not dropped, nor enclaves taken in.",
        source: "Dijkstra, Poelman and Veneri (2019), The EU-OECD definition of a functional urban area",
      },
      {
        name: "Main supply",
        formula: "the largest T_ia, one after another, until their sum is the share asked for of Σ_i T_ia",
        words: "The fewest places that together hold that share of the jobs.",
        source: "Definition",
      },
      {
        name: "Standing to the rule",
        formula: `min(sc, ${rule.targetSelfContainment}) / ${rule.targetSelfContainment} × (1 − (1 − r) max((${rule.targetSize} − size) / (${rule.targetSize} − ${rule.leastSize}), 0)) / r,  r = ${rule.leastSelfContainment} / ${rule.targetSelfContainment}`,
        words:
          "sc is the lesser of the two self-containments and size the residents in work. An area of the least size needs the target, one of the target size the least.",
        source:
          "Coombes and Bond (2008), as in Franconi, D’Alò and Ichim (2016), Istat implementation of the algorithm to develop Labour Market Areas",
      },
      ...(labourMarketAreas
        ? [
            {
              name: "Labour market areas",
              formula: "tie(i, A) = T_iA² / (R_i W_A) + T_Ai² / (R_A W_i)",
              words:
                "Every place begins as an area. Of the area farthest from the rule, the place with the most workers crossing joins the area it is most tied to, if that is then no worse, until all meet the rule.",
              source: "Coombes and Bond (2008), in the form of Franconi, D’Alò and Ichim (2016)",
            },
          ]
        : []),
      {
        name: "Bounds",
        formula: "each sum of flows at its least or greatest",
        words:
          "Those who live and work in an area are part of both wholes and are let vary once. Flows that are not known leave open what hangs on them.",
        source: "Shown with each method: where it rises and where it falls",
      },
    ],
  }),
  read: async (question, reader) => {
    ruleOf(question); // refused before anything is read
    const { flows, period } = question;
    const among = period === undefined ? {} : { among: { period: [period] } };
    return { flows: await reader.cube("flows", { source: flows, parts: ["origin", "destination"], optional: ["period"], ...among }) };
  },
  answer: answerWhoTravelsWhere,
  sumsBehind,
  isLong: ({ labourMarketAreas }) => labourMarketAreas,
});

function sumsBehind(question: WhoTravelsWhere, { flows }: Flows, { table, row, measure }: FigureAt): SumBehind[] {
  const sums = finish(flowSums(flows, question));
  const { home, places: destinations } = sums.destinations;
  const everyOrigin = { name: "every place", codes: sums.origins };
  const everyDestination = { name: "every place", codes: destinations };
  const between = (origin: Named, destination: Named): SumBehind[] =>
    origin.codes.length === 0 || destination.codes.length === 0
      ? []
      : [
          {
            cube: flows,
            of: {
              origin,
              destination,
              ...(flows.codes("period").includes("") ? {} : { period: { name: sums.period, codes: [sums.period] } }),
            },
          },
        ];
  const without = ({ name, codes }: Named, others: Named): Named => ({
    name: `${name} but ${others.name}`,
    codes: codes.filter((code) => !others.codes.includes(code)),
  });
  const withHome = ({ name, codes }: Named): Named => ({ name, codes: [...codes, ...home].sort() });
  const among = (codes: readonly string[], { name, codes: asked }: Named): Named => ({
    name,
    codes: asked.filter((code) => codes.includes(code)),
  });
  const goes = (place: Named): Named => among(destinations, place);
  const lives = (place: Named): Named => among(sums.origins, place);
  const within = (place: Named) => between(lives(place), withHome(goes(place)));
  const out = (place: Named) => between(lives(place), without(everyDestination, place));
  const inward = (place: Named) => between(without(everyOrigin, place), goes(place));
  const residents = (place: Named) => between(lives(place), withHome(everyDestination));
  const jobs = (place: Named) => [...within(place), ...inward(place)];
  const ofCommuters = (place: Named): SumBehind[] => {
    switch (measure) {
      case "residents":
        return residents(place);
      case "jobs":
        return jobs(place);
      case "within":
        return within(place);
      case "supply":
        return [...within(place), ...residents(place)];
      case "demand":
        return jobs(place);
      case "out":
        return out(place);
      case "in":
        return inward(place);
      case "net":
        return [...out(place), ...inward(place)];
      default:
        return [...within(place), ...out(place), ...inward(place)];
    }
  };
  const area = { name: "the area", codes: sums.area };
  const one = { name: row, codes: [row] };
  switch (table) {
    case "places":
    case "same-labour-market":
      return ofCommuters(one);
    case "area":
      return ofCommuters(area);
    case "labour-markets": {
      const market = marketsIn({ question, sums }).markets.find(({ code }) => code === row);
      return market ? ofCommuters({ name: row, codes: market.members }) : [];
    }
    case "between": {
      const [from, to] = row.split(" > ") as [string, string];
      const [origin, end] = [
        { name: from, codes: [from] },
        { name: to, codes: [to] },
      ];
      const flow = from === to ? within(origin) : between(lives(origin), goes(end));
      return measure === "workers" ? flow : [...flow, ...residents(origin)];
    }
    case "outflows": {
      const there = row === otherPlaces ? { name: "all other places", codes: flowsShown(question, sums, "outflows").others } : one;
      const flow = between(lives(area), goes(there));
      return measure === "workers" ? flow : [...flow, ...(measure === "share-of-jobs" ? jobs(there) : residents(area))];
    }
    default: {
      const there = row === otherPlaces ? { name: "all other places", codes: flowsShown(question, sums, "inflows").others } : one;
      const isHere = sums.area.includes(row);
      const flow = between(lives(there), isHere ? withHome(goes(area)) : goes(area));
      return measure === "workers" ? flow : [...flow, ...(measure === "share-of-jobs" ? jobs(area) : residents(there))];
    }
  }
}

type Named = { name: string; codes: readonly string[] };
