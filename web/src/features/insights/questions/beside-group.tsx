import * as Plot from "@observablehq/plot";
import { Link } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { Question, sayFigure, type Answer, type Row } from "@concord/domain/questions";
import { useTenantId } from "../../../app/session.ts";
import { count } from "../../../ui/index.ts";
import { figureOf, sayInterval } from "../figures.ts";
import { markColour, plotStyle } from "../pictures/colours.ts";
import { labelName, PictureChart } from "../pictures/index.ts";
import { fieldSaid } from "../workbench/question-address.ts";
import type { WorkbenchSearch } from "../workbench/workbench-search.ts";
import { pageOf } from "./index.ts";
import { tableOf, type Picture, type PictureProps } from "./question-page.ts";
import { groupOf } from "./who-is-like-us-finding.ts";

/** Criterion by criterion, the place beside the middle of its group; and where else it can be set against that group. */
export const besideGroup: Picture = {
  key: "beside-group",
  name: "Beside its group",
  fits: (answer) => scored(answer).length > 0,
  Drawn: BesideGroup,
};

const scored = (answer: Answer): Row[] =>
  tableOf(answer, "criteria").rows.filter((row) => figureOf(row, "score").point !== null && figureOf(row, "group-score").point !== null);

function BesideGroup(picture: PictureProps) {
  const { answer } = picture;
  const rows = useMemo(() => scored(answer), [answer]);
  const draw = useCallback((width: number) => drawn(rows, width), [rows]);
  const said = (row: Row) =>
    `${row.name}: the place ${sayFigure("index", figureOf(row, "score").point!)}, its group ${sayFigure("index", figureOf(row, "group-score").point!)}`; // those scored have both
  return (
    <>
      <PictureChart
        picture={picture}
        table="criteria"
        note="How far the place and the middle of its group lie from the middle of all places, in units of their spread. Bars show the intervals."
        alt={`Scores of the place and of its group on ${count(rows.length, "criterion", "criteria")}. ${rows.slice(0, 6).map(said).join("; ")}. The table has every figure.`}
        draw={draw}
        legend={
          <ul className="picture-legend">
            <li>
              <span className="swatch" style={{ background: markColour }} aria-hidden />
              The place
            </li>
            <li>
              <span className="swatch" style={{ background: "var(--brand)" }} aria-hidden />
              Middle of its group
            </li>
          </ul>
        }
      />
      <CompareWithThese answer={answer} />
    </>
  );
}

/** Other questions that set a place against others: one click, and the group is what it is set against. */
function CompareWithThese({ answer }: { answer: Answer }) {
  const tenantId = useTenantId();
  const group = groupOf(answer);
  const own = (answer.question as { places?: string[] }).places ?? [];
  const others = Question.options
    .filter(({ shape }) => "reference" in shape)
    .flatMap(({ shape }) => {
      const page = pageOf(shape.question.value);
      return page ? [page] : [];
    });
  if (group.length === 0 || others.length === 0) return null;
  const search = { places: fieldSaid(own), reference: fieldSaid(group) } as WorkbenchSearch;
  return (
    <div className="gap-top">
      <p>Compare with these {count(group.length, "place")} in another question:</p>
      <ul>
        {others.map(({ question, title }) => (
          <li key={question}>
            <Link to="/t/$tenantId/insights/ask/$question" params={{ tenantId, question }} search={search}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
      <p className="small quiet">
        Their codes, to paste anywhere: <code>{group.join(", ")}</code>
      </p>
    </div>
  );
}

type Mark = { code: string; row: Row; key: "score" | "group-score"; point: number; low: number; high: number };

function drawn(rows: readonly Row[], width: number): SVGElement | HTMLElement {
  const names = Math.min(240, width * 0.42);
  const marks = rows.flatMap((row): Mark[] =>
    (["group-score", "score"] as const).map((key) => {
      const { point, low, high } = figureOf(row, key);
      return { code: row.code, row, key, point: point!, low: low ?? point!, high: high ?? point! }; // those scored have a point
    }),
  );
  const called = new Map(rows.map((row) => [row.code, labelName(row.name, Math.max(14, Math.floor(names / 7)))]));
  const colour = ({ key }: Mark) => (key === "score" ? markColour : "var(--brand)");
  return Plot.plot({
    width,
    height: 64 + rows.length * 34,
    marginLeft: names + 10,
    marginRight: 24,
    marginBottom: 40,
    style: plotStyle,
    x: {
      label: "Spreads from the middle of all places",
      labelArrow: "none",
      labelAnchor: "left",
      labelOffset: 36,
      ticks: Math.max(3, Math.round((width - names) / 90)),
    },
    y: { type: "band", domain: rows.map(({ code }) => code), label: null, axis: null },
    marks: [
      Plot.gridX({ stroke: "var(--line-2)", strokeOpacity: 1 }),
      Plot.ruleX([0], { stroke: "var(--ink)" }),
      Plot.axisY({ tickFormat: (code: string) => called.get(code) ?? code, tickSize: 0, label: null, fill: "var(--ink)" }),
      Plot.ruleY(marks, { y: "code", x1: "low", x2: "high", stroke: colour, strokeWidth: 4, strokeLinecap: "round", strokeOpacity: 0.5 }),
      Plot.dot(marks, { y: "code", x: "point", r: 5, fill: colour, stroke: "var(--paper)", strokeWidth: 1.5 }),
      Plot.tip(
        marks,
        Plot.pointer({
          y: "code",
          x: "point",
          title: ({ row, key, point }: Mark) =>
            [
              row.name,
              `${key === "score" ? "The place" : "Middle of its group"} ${sayFigure("index", point)}`,
              sayInterval("index", figureOf(row, key)),
            ]
              .filter(Boolean)
              .join("\n"),
          fill: "var(--paper)",
          stroke: "var(--line)",
        } as Plot.TipOptions),
      ),
    ],
  });
}
