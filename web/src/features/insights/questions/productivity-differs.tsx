import { Checkbox } from "../../../ui/index.ts";
import { ChoiceField, More, NumberInput, PeriodField, PlacesField, SectorDetailField, SimulationField } from "../fields/index.ts";
import { useField } from "../fields/use-field.ts";
import { dots, parts } from "../pictures/index.ts";
import { findingOf, poundsEachOf } from "./productivity-differs-finding.ts";
import { questionPage } from "./question-page.ts";

export const productivityDiffers = questionPage<"productivity-differs">({
  question: "productivity-differs",
  title: "Why does productivity differ?",
  about: "Whether output per job is higher or lower here because of which sectors there are, or because of what the same sectors make.",
  roles: {
    output: {
      label: "Output",
      needs: "output by place, period and industry",
      example: "gross value added from the regional accounts",
      parts: ["place", "period", "industry"],
      likely: /gva|output|value added|regional accounts/i,
      prefer: /current/i,
    },
    jobs: {
      label: "Jobs",
      needs: "counts of jobs by place, period and industry",
      example: "a BRES download from Nomis",
      parts: ["place", "period", "industry"],
      likely: /job|bres|employ/i,
      mayMeanNought: true,
    },
  },
  start: (begin) => {
    const years = (role: string) => begin.periods(role);
    const yearOf = (period: string) => /\d{4}/.exec(period)?.[0] ?? period;
    const output = new Set(years("output").map(yearOf));
    const both = years("jobs").filter((period) => output.has(yearOf(period)));
    const there = new Set(begin.codes("output").map(({ code }) => code));
    return {
      question: "productivity-differs",
      output: begin.source("output"),
      jobs: begin.source("jobs"),
      poundsEach: poundsEachOf(begin.source("output"), begin.options("output")),
      places: [...(begin.own("jobs")?.codes ?? begin.everywhere("jobs").slice(0, 1))],
      against: "places",
      reference: begin.everywhere("jobs").filter((code) => there.has(code)),
      to: both.at(-1) ?? years("jobs").at(-1) ?? "",
      ...(both.length > 1 ? { from: both[0]! } : {}),
      sectorDetail: "section",
      imputedRent: "left-out",
    };
  },
  Parameters: () => (
    <>
      <PlacesField at="places" of="jobs" label="Place" />
      <ChoiceField
        at="against"
        label="Compared with"
        options={[
          { value: "places", label: "Other places" },
          { value: "period", label: "An earlier year" },
        ]}
      />
      <AgainstField />
      <PeriodField at="to" of="jobs" label="Year" />
      <SectorDetailField of="output" />
      <NumberInput
        at="poundsEach"
        label="Pounds for each unit of output"
        hint="1,000,000 where the table counts £ million."
        min={0.01}
        max={1_000_000_000_000}
      />
      <More>
        <ChoiceField
          at="imputedRent"
          label="Rent that owners pay themselves"
          hint="It is counted as output of real estate, and no job makes it."
          options={[
            { value: "left-out", label: "Left out, where it stands by itself" },
            { value: "kept", label: "Kept" },
          ]}
        />
        <SimulatedField />
      </More>
      <SimulationField draws={[499, 999, 1_999]} />
    </>
  ),
  finding: findingOf,
  pictures: [
    parts({ table: "sectors", measures: ["within", "between", "cross"], total: "contribution", name: "What each sector adds" }),
    dots({ table: "parts", measure: "pounds", name: "What the difference is made of" }),
    dots({ table: "sectors", measure: "level", name: "Output per job, sector by sector" }),
    dots({ table: "sectors", measure: "mix", name: "Where jobs are, against the average" }),
  ],
  say: {
    poundsEach: (value: number) => `£${value.toLocaleString("en-GB")} a unit`,
    imputedRent: (value: string) => (value === "kept" ? "with owners’ rent" : "without owners’ rent"),
    against: (value: string) => (value === "places" ? "against other places" : "against an earlier year"),
  },
});

/** The other side: places, or an earlier year. */
function AgainstField() {
  const { value } = useField<string>("against");
  return value === "period" ? (
    <PeriodField at="from" of="jobs" label="Earlier year" />
  ) : (
    <PlacesField at="reference" of="jobs" label="Other places" />
  );
}

/** Bounds hold whatever the rounding was, and are wide; most of what may be true lies within much less. */
function SimulatedField() {
  const { id, value, set } = useField<{ seed: number; draws: number; level: number }>("simulation");
  return (
    <Checkbox
      id={id}
      name="simulated"
      label="Simulate the intervals"
      hint="Narrower, and true of 95% of what the rounded figures may have been. Otherwise intervals hold whatever the rounding was. Estimates from a sample need it."
      value={value !== undefined}
      onChange={(on) => set(on ? { seed: 1, draws: 999, level: 0.95 } : undefined)}
      error={undefined}
    />
  );
}
