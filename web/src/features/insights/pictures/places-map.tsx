import { useMemo } from "react";
import { sayFigure, type Answer, type Row } from "@concord/domain/questions";
import { Loading, Notice, number } from "../../../ui/index.ts";
import { Choropleth, type MapCategory, type MapPlace } from "../../../ui/choropleth.tsx";
import { figureOf, mainMeasure, measureOf, sayInterval, sayPoint } from "../figures.ts";
import { fieldOf } from "../workbench/asking.ts";
import { tableOf, type Picture, type PictureProps } from "../questions/question-page.ts";
import { figuresOf } from "./scale-over.ts";
import { useShapes } from "./use-shapes.ts";
import { partColour } from "./colours.ts";

type Ask = {
  /** A table whose rows are places. */
  table?: string;
  /** The measure that they are shaded by; */
  measure?: string;
  /** or the label that they are coloured by, with the colours of its values in the order of its values. */
  label?: string;
  colours?: Readonly<Record<string, string>>;
  name?: string;
  title?: (answer: Answer) => string | undefined;
};

/** The places of an answer on a map: on the boundaries that the question rests on, else on those there are in the evidence. */
export const placesMap = (ask: Ask = {}): Picture => ({
  key: ["map", ask.table, ask.measure, ask.label].filter(Boolean).join("-"),
  name: ask.name ?? "Map",
  fits: (answer) => {
    const table = answer.tables.find((one) => ask.table === undefined || one.key === ask.table);
    return (
      table?.rowsAre === "place" &&
      table.rows.length > 1 &&
      (ask.label === undefined || (table.labels ?? []).some(({ key }) => key === ask.label))
    );
  },
  Drawn: (props) => <PlacesMap {...props} ask={ask} />,
});

function PlacesMap({ ask, ...picture }: PictureProps & { ask: Ask }) {
  const { answer, beside, marked, onMark, finding, among, fileName, sources } = picture;
  const table = tableOf(answer, ask.table);
  const label = table.labels?.find(({ key }) => key === ask.label);
  const measure = (ask.measure === undefined ? undefined : measureOf(table, ask.measure)) ?? mainMeasure(table);
  const codes = useMemo(() => table.rows.map(({ code }) => code), [table]);
  const boundaries = fieldOf(answer.question, "boundaries") as { datasetId: string; columns?: { place?: string } } | undefined;
  const pin = answer.sources.find(({ role }) => role === "boundaries")?.pin;
  const shapes = useShapes(
    codes,
    boundaries && pin ? { datasetId: boundaries.datasetId, number: pin.number, column: boundaries.columns?.place } : undefined,
  );
  const places = useMemo(() => {
    const byCode = new Map(table.rows.map((row) => [row.code, row]));
    return (shapes.features ?? []).flatMap(({ code, name, shape }): MapPlace[] => {
      const row = byCode.get(code);
      if (!row) return [];
      return [
        {
          code,
          name: row.name === row.code ? (name ?? code) : row.name,
          shape,
          ...shownOf(row, { measure: measure.key, label: label?.key }),
          said: sayRow(row),
        },
      ];
    });
    function sayRow(row: Row): string {
      const figure = figureOf(row, measure.key);
      const word = label ? label.values[row.labels?.[label.key] ?? ""] : undefined;
      return [word, `${measure.said} ${sayPoint(measure.unit, figure)}`, sayInterval(measure.unit, figure)].filter(Boolean).join(", ");
    }
  }, [shapes.features, table, measure, label]);

  const over = useMemo(
    () => figuresOf(beside, ask.table, measure.key).flatMap(({ point }) => (point === null ? [] : [point])),
    [beside, ask, measure],
  );
  if (shapes.none) {
    return (
      <Notice title="There are no shapes to draw on yet">
        Add a dataset of the kind “spatial” to the evidence and send its GeoJSON or TopoJSON, such as the districts of the Open Geography
        portal. The map is then drawn here.
      </Notice>
    );
  }
  if (shapes.features === undefined) return <Loading what="the shapes" lines={6} />;
  if (places.length === 0) {
    return (
      <Notice health="weak" title="None of these places has a shape in the evidence">
        The codes of the table and of the shapes may be of different years or of different kinds of place. The table below has every figure.
      </Notice>
    );
  }
  const unmapped = table.rows.length - places.length;
  const categories: MapCategory[] | undefined =
    label &&
    Object.entries(label.values).map(([key, name], at) => ({
      key,
      name,
      fill: ask.colours?.[key] ?? (isNeither(key) ? neitherColour : partColour(at)),
    }));
  return (
    <Choropleth
      title={
        <>
          {among !== undefined && <span className="among">{among}</span>} {ask.title?.(answer) ?? finding}
        </>
      }
      note={
        <>
          {label ? `${label.name}. ${label.help}` : `${measure.name}. ${measure.help}`}
          {unmapped > 0 && ` ${number(unmapped)} of ${number(table.rows.length)} places have no shape here and are in the table alone.`}{" "}
          {sources}
        </>
      }
      alt={`Map of ${places.length} places by ${label ? label.name.toLowerCase() : measure.said}.`}
      name={fileName}
      places={places}
      say={(figure) => sayFigure(measure.unit, figure)}
      legend={label?.name ?? measure.name}
      method="natural"
      {...(beside.length > 1 ? { over } : {})}
      {...(categories ? { categories } : {})}
      marked={marked}
      onMark={onMark}
    />
  );
}

/** "not-in", "none": what is not the thing that the map is of is pale. */
const isNeither = (key: string): boolean => /^(not?|none|outside|neither|cannot)(-|$)/.test(key);
const neitherColour = "#dfe4ea";

function shownOf(row: Row, { measure, label }: { measure: string; label: string | undefined }) {
  const { point } = figureOf(row, measure);
  const category = label === undefined ? undefined : row.labels?.[label];
  return {
    ...(point === null ? { why: "not known" } : { figure: point }),
    ...(category === undefined ? {} : { category }),
  };
}
