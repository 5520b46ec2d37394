import { useEffect, useId, useMemo, useState } from "react";
import { listDatasets, getVersion } from "@concord/contract/evidence";
import { getShapes } from "@concord/contract/explore";
import { listReferenceDatasets } from "@concord/contract/reference-shelf";
import { isOfPlaces, type Dataset } from "@concord/domain/evidence";
import type { Answer, View } from "@concord/domain/explore";
import type { Id } from "@concord/kernel";
import { useReadLater } from "../../app/use-read.ts";
import { Choropleth, type MapPlace } from "../../ui/choropleth.tsx";
import type { ClassMethod } from "../../ui/index.ts";
import { Card, Loading, Notice, number, Problem, Select } from "../../ui/index.ts";
import type { Readable } from "./explore-page.tsx";
import type { ExploreSearch } from "./explore-search.ts";
import { findingOf, pointsOf } from "./points.ts";
import { notesIn, sayNoteOfGroup } from "./say-note.ts";
import type { Drawing } from "./use-view.ts";

type Props = { answer: Answer; view: View; dataset: Dataset; version: Readable; search: ExploreSearch; onDraw: (change: Drawing) => void };

/** Characters of codes that shapes are asked for by. Of more, all shapes are read. */
const longestAsked = 15_000;

/** The figures of a view grouped by place, on the shapes of those places: the table's own, or those of a boundary dataset. */
export function AnswerMap({ answer, view, dataset, version, search, onDraw }: Props) {
  const id = useId();
  const points = pointsOf(answer, version.columns);
  const placeColumn = answer.columns.findIndex(({ meaning, measure }) => isOfPlaces(meaning) && measure === undefined);
  const spatial = useReadLater(listDatasets, { query: { kind: "spatial", limit: 100 } });
  const shelf = useReadLater(listReferenceDatasets, { query: { kind: "spatial", limit: 100 } });
  const sources = [...(spatial.data?.items ?? []), ...(shelf.data?.items ?? [])].filter(({ latest }) => latest !== undefined);
  const own = version.shapes === true ? { datasetId: dataset.id, number: version.number } : undefined;
  const [chosenId, chosenNumber, chosenColumn] = search.shapes?.split(".") ?? [];
  /** Which shapes are tried while nobody has chosen any: the next, where none of the places is among the last. */
  const [tried, setTried] = useState(0);
  const offered = sources[tried];
  const from = chosenId
    ? { datasetId: chosenId as Id<"dataset">, number: Number(chosenNumber) }
    : (own ?? (offered ? { datasetId: offered.id, number: offered.latest! } : undefined));
  const boundary = useReadLater(
    getVersion,
    { params: from ?? { datasetId: dataset.id, number: version.number } },
    { when: from !== undefined },
  );
  const codeColumns =
    boundary.data && "columns" in boundary.data ? (boundary.data.columns ?? []).filter(({ type }) => type === "text") : [];
  const codeColumn = chosenColumn ?? codeColumns.find(({ meaning }) => meaning === "place")?.name ?? codeColumns[0]?.name;
  const wanted = (points?.items ?? []).map(({ code }) => code).join(",");
  const shapes = useReadLater(
    getShapes,
    {
      params: from ?? { datasetId: dataset.id, number: version.number },
      query: {
        tolerance: toleranceFor(points?.items.length ?? 0),
        ...(codeColumn ? { column: codeColumn } : {}),
        ...(wanted.length <= longestAsked ? { codes: wanted } : {}),
      },
    },
    { when: from !== undefined && codeColumn !== undefined },
  );
  const places = useMemo(() => (shapes.data && points ? placesOf(shapes.data.features, points, answer) : []), [shapes.data, answer]);

  const matched = places.filter(({ figure }) => figure !== undefined).length;
  const tryNext = !chosenId && !own && shapes.data !== undefined && !shapes.waiting && matched === 0 && tried < sources.length - 1;
  useEffect(() => {
    if (tryNext) setTried(tried + 1);
  }, [tryNext]);

  if (!points || placeColumn === -1 || points.series.length > 1) {
    return (
      <Card title="Nothing to map yet">
        <p>
          A map shows one figure for each place: group by the column of places alone, work out one figure, and hold anything else (a year, a
          sector) to one value under <strong>Which rows</strong>.
        </p>
      </Card>
    );
  }
  if (spatial.data && shelf.data && from === undefined) {
    return (
      <Card title="There are no shapes to draw on yet">
        <p>
          Add a dataset of the kind <strong>Spatial</strong> and send its GeoJSON or TopoJSON, such as the districts of the Open Geography
          portal. It is then offered here.
        </p>
      </Card>
    );
  }
  const drawn = new Set(places.map(({ code }) => code));
  const unmapped = points.items.filter(({ code }) => !drawn.has(code));
  const method: ClassMethod = search.classes ?? "natural";

  return (
    <Card title="Map">
      <div className="shape-of-view not-printed">
        <Select
          label="Shapes"
          id={`${id}-shapes`}
          name="shapes"
          error={undefined}
          value={from ? from.datasetId : ""}
          options={[
            ...(own ? [{ value: dataset.id as string, label: "This table's own" }] : []),
            ...sources
              .filter(({ id: other }) => other !== dataset.id)
              .map(({ id: other, name }) => ({ value: other as string, label: name })),
          ]}
          onChange={(datasetId) => {
            const source = sources.find(({ id: other }) => other === datasetId);
            if (datasetId === dataset.id && own) onDraw({ shapes: `${own.datasetId}.${own.number}` });
            else if (source) onDraw({ shapes: `${source.id}.${source.latest}` });
          }}
        />
        {codeColumns.length > 1 && (
          <Select
            label="Their codes"
            id={`${id}-codes`}
            name="codes"
            error={undefined}
            value={codeColumn ?? ""}
            options={codeColumns.map(({ name }) => ({ value: name, label: name }))}
            onChange={(column) => from && onDraw({ shapes: `${from.datasetId}.${from.number}.${column}` })}
          />
        )}
        <Select
          label="Classes"
          id={`${id}-classes`}
          name="classes"
          error={undefined}
          value={method}
          options={[
            { value: "natural", label: "Natural breaks: where the gaps are" },
            { value: "quantile", label: "Quantiles: as many places in each" },
            { value: "equal", label: "Equal steps" },
          ]}
          onChange={(next) => onDraw({ classes: next === "natural" ? undefined : next })}
        />
      </div>
      {shapes.error !== undefined && <Problem error={shapes.error} />}
      {shapes.data === undefined && shapes.error === undefined && <Loading what="the shapes" />}
      {shapes.data && matched === 0 && !tryNext && (
        <Notice health="weak" title="None of these places has a shape here">
          The codes of the table and of the shapes may be of different years, or another column holds them. Choose other shapes, or bring
          the places to the districts of another day.
        </Notice>
      )}
      {shapes.data && matched > 0 && (
        <>
          {shapes.data.next !== undefined && (
            <Notice health="weak">There are more shapes than one map can show. Add a condition, and it is of fewer places.</Notice>
          )}
          {unmapped.length > 0 && (
            <Notice health="weak">{`${number(unmapped.length)} of ${number(points.items.length)} places have no shape here and are not on the map: ${unmapped
              .slice(0, 5)
              .map(({ name }) => name)
              .join(", ")}${unmapped.length > 5 ? " and others" : ""}. They are in the table.`}</Notice>
          )}
          <Choropleth
            title={findingOf(points, { answer, by: view.groupBy })}
            note={[
              `${dataset.name}, version ${version.number}. ${dataset.publisher}.`,
              ...new Set([dataset.licence.attribution, shapes.data.attribution].filter((words) => words !== undefined)),
            ].join(" ")}
            alt={`Map of ${points.measure} for ${matched} places, in classes from light to dark.`}
            name={`${dataset.name.replace(/[^\w]+/g, "-").toLowerCase()}-v${version.number}-map`}
            legend={points.measure}
            places={places}
            say={number}
            method={method}
          />
        </>
      )}
    </Card>
  );
}

/** In degrees: about a pixel, whether a map is of a few districts or of a country. */
const toleranceFor = (places: number) => (places <= 50 ? 0.0005 : 0.002);

type Features = { id: string; properties: { code: string; name?: string | undefined }; geometry: object | null }[];

function placesOf(features: Features, { items }: NonNullable<ReturnType<typeof pointsOf>>, answer: Answer): MapPlace[] {
  const byCode = new Map(items.map((item) => [item.code, item]));
  const notes = notesIn(answer);
  return features.flatMap(({ properties: { code, name }, geometry }): MapPlace[] => {
    if (!geometry) return [];
    const item = byCode.get(code);
    const note = item && notes.get(`${item.row} ${item.column}`);
    return [
      {
        code,
        name: name ?? item?.name ?? code,
        shape: geometry,
        ...(item && item.figure !== null ? { figure: item.figure } : {}),
        why: item === undefined ? "not in this table" : note ? sayNoteOfGroup(note) : "no figure",
      },
    ];
  });
}
