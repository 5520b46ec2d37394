import { useCallback, useMemo } from "react";
import type { AnswerView as Asked } from "@concord/contract/insights";
import type { QuestionOptions } from "@concord/domain/insights";
import { Button, Card, Chart, count, Downloads, hashShort, Notice, number, percent } from "../../ui/index.ts";
import { answerCsv } from "./answer-csv.ts";
import type { Asking } from "./asking.ts";
import { describe, findingOf } from "./finding.ts";
import { drawable, growthChart } from "./growth-chart.ts";
import { LineageList } from "./lineage-list.tsx";
import { sayPlaces } from "./places.ts";
import { sortingOf, sortText, type QuestionSearch } from "./question-search.ts";
import { SectorTable } from "./sector-table.tsx";

const rowsAtFirst = 25;
const byQuotient = { column: 3, descending: true };

type Props = {
  asked: Asked;
  asking: Asking;
  options: QuestionOptions;
  search: QuestionSearch;
  onChange: (search: Partial<QuestionSearch>) => void;
  waiting: boolean;
};

/** The answer as picture and table, with everything a reader must know of it. */
export function AnswerView({ asked: { answer, lineage, resultHash }, asking, options, search, onChange, waiting }: Props) {
  const drawn = useMemo(() => drawable(answer), [answer]);
  const draw = useCallback((width: number) => growthChart(answer, drawn, width), [answer, drawn]);
  const sorting = sortingOf(search.sort, byQuotient);
  const { question, coverage } = answer;
  const here = sayPlaces(question.places, options.places, asking.own);
  const there = sayPlaces(question.reference, options.places, undefined);
  const name = `location-quotients-${slug(here)}-${question.to}`;
  const undrawn = answer.sectors.length - drawn.length;

  const ranked = useMemo(() => answer.sectors.filter(({ locationQuotient }) => locationQuotient.point !== null), [answer]);
  const rows = search.rows === "all" ? answer.sectors : highest(ranked, rowsAtFirst);

  return (
    <div className={waiting ? "being-asked" : undefined}>
      <div className="card">
        <Chart
          title={findingOf(answer)}
          note={`${here} against ${there}. Each bubble a sector, its area the jobs in ${question.to}; bars show the interval that rounding leaves; hollow where the interval does not say which quadrant.${undrawn > 0 ? ` ${count(undrawn, "sector")} with a small base or no figure are in the table alone.` : ""}`}
          alt={describe(answer, drawn)}
          draw={draw}
          name={name}
          data={() => answerCsv(answer)}
        />
      </div>
      {answer.warnings.length > 0 && (
        <div className="gap-top">
          <Notice title="Before you use these figures">
            <ul>
              {answer.warnings.map(({ code, detail }) => (
                <li key={code}>{detail}</li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
      <Card
        title="Sector by sector"
        note={`${number(answer.areaJobs.point ?? 0)} jobs in ${here}, ${question.to}; ${number(answer.referenceJobs.point ?? 0)} in ${there}.`}
        aside={<Downloads name={name} rows={() => answerCsv(answer)} />}
      >
        <SectorTable answer={answer} rows={rows} sorting={sorting} onSort={(next) => onChange({ sort: sortText(next) })} />
        {rows.length < answer.sectors.length && (
          <p className="row gap-top">
            <Button look="plain" little onClick={() => onChange({ rows: "all" })}>
              Show all {number(answer.sectors.length)} sectors
            </Button>
            <span className="tiny">These {rows.length} have the highest location quotients.</span>
          </p>
        )}
        <p className="tiny gap-top">
          {tiersOf(ranked)} Coverage: {percent(coverage.share, coverage.share === 1 ? 0 : 2)} of {number(coverage.cells)} counts,{" "}
          {coverage.placesFound} of {count(coverage.placesAsked, "place")}.
        </p>
      </Card>
      <details className="card gap-top">
        <summary>
          Lineage: result <code>{hashShort(resultHash)}</code>
        </summary>
        <LineageList lineage={lineage} />
      </details>
    </div>
  );
}

const highest = (rows: Asked["answer"]["sectors"], most: number) =>
  [...rows].sort((one, other) => (other.locationQuotient.point ?? 0) - (one.locationQuotient.point ?? 0)).slice(0, most);

/** How many places can really be told. */
function tiersOf(rows: Asked["answer"]["sectors"]): string {
  const alone = rows.filter(({ ranks }) => ranks && ranks.best === ranks.worst).length;
  const held = rows.filter(({ ranks }) => ranks).length;
  if (alone === held) return `Every one of ${held} places can be told.`;
  return `${alone === 0 ? "No place" : count(alone, "place")} can be told exactly; the others of ${held} cannot be told apart from some of their neighbours, so a range is given.`;
}

const slug = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
