import { More, PeriodField, PlacesField } from "../fields/index.ts";
import { dots } from "../pictures/index.ts";
import { LevelsField } from "./levels-field.tsx";
import { levelsIn } from "./levels-in.ts";
import { categoriesOf, findingOf } from "./qualifications-short-finding.ts";
import { questionPage, type Beginning } from "./question-page.ts";

export const qualificationsShort = questionPage<"qualifications-short">({
  question: "qualifications-short",
  title: "Which qualifications are short?",
  about: "Whether as many people hold each level of qualification as jobs need it, level by level.",
  roles: {
    required: {
      label: "Jobs need",
      needs: "counts of jobs by place and by the qualification they need",
      example: "job adverts by the qualification they ask for",
      parts: ["place", "category"],
      optionalParts: ["period"],
      likely: /requir|ask for|need|demand|qualif.*job|job.*qualif/i,
    },
    held: {
      label: "People hold",
      needs: "counts of people by place and by the highest qualification they hold",
      example: "the Census, highest level of qualification",
      parts: ["place", "category"],
      optionalParts: ["period"],
      likely: /qualif.*held|held|highest.*qualif|people.*qualif|census.*qualif/i,
    },
  },
  cannot: (begin) =>
    levelsOf(begin).length < 2
      ? {
          title: "The levels of these tables are not known",
          words:
            "The categories of the two tables should say levels of qualification, such as “No qualifications”, “Level 3” or “Level 4 and above”. Choose another dataset or another column of categories.",
        }
      : undefined,
  start: (begin) => {
    const places = [...(begin.own("required")?.codes ?? begin.everywhere("required").slice(0, 1))];
    const there = new Set(begin.codes("held").map(({ code }) => code));
    const heldPlaces = places.every((place) => there.has(place)) ? undefined : begin.own("held")?.codes;
    const last = (role: string) => (begin.periods(role).length > 1 ? begin.periods(role).at(-1) : undefined);
    const [requiredPeriod, heldPeriod] = [last("required"), last("held")];
    return {
      question: "qualifications-short",
      required: begin.source("required"),
      held: begin.source("held"),
      places,
      ...(heldPlaces ? { heldPlaces: [...heldPlaces] } : {}),
      ...(requiredPeriod === undefined ? {} : { requiredPeriod }),
      ...(heldPeriod === undefined ? {} : { heldPeriod }),
      levels: levelsOf(begin),
    };
  },
  Parameters: () => (
    <>
      <PlacesField at="places" of="required" label="Place" />
      <PeriodField at="requiredPeriod" of="required" label="Jobs in" />
      <PeriodField at="heldPeriod" of="held" label="People in" />
      <LevelsField />
      <More>
        <PlacesField
          at="heldPlaces"
          of="held"
          label="The same place in the other table"
          hint="Only where the table of what people hold has other codes."
          none="The same codes"
        />
      </More>
    </>
  ),
  finding: findingOf,
  pictures: [
    dots({ measure: "shortfall", name: "Shortfall from each level upwards" }),
    dots({ measure: "required", name: "Share of jobs that need it or more" }),
    dots({ measure: "held", name: "Share of people who hold it or more" }),
  ],
  say: { levels: () => "other levels" },
});

const levelsOf = (begin: Beginning) => {
  const called = (role: "required" | "held") => categoriesOf(begin, role).map(({ code }) => code);
  return levelsIn(called("held"), called("required"));
};
