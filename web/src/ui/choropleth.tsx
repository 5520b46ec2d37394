import * as Plot from "@observablehq/plot";
import { useCallback, useMemo, useState, type KeyboardEvent, type ReactNode } from "react";
import { classBreaks, classOf, type ClassMethod } from "./class-breaks.ts";
import { Chart } from "./chart.tsx";
import { ringsTurned } from "./choropleth-rings.ts";

/** A place with its shape (GeoJSON, in degrees) and what is to be shown of it. */
export type MapPlace = {
  code: string;
  name: string;
  shape: object;
  /** Undefined where there is no figure; `why` then says which of the reasons it is. */
  figure?: number | undefined;
  why?: string | undefined;
  /** Which of the map's categories it is in, where the map is of those. */
  category?: string | undefined;
  /** What is said of it, where that is more than its figure. */
  said?: string | undefined;
};

/** What a place may be: a cluster, an outlier. */
export type MapCategory = { key: string; name: string; fill: string };

type Props = {
  title: ReactNode;
  note?: ReactNode;
  /** What a person who does not see it should know. */
  alt: string;
  name: string;
  places: readonly MapPlace[];
  /** As a reader sees it, with its unit. */
  say: (figure: number) => string;
  /** What the figures are, above the legend. */
  legend: string;
  method: ClassMethod;
  classes?: number;
  /** The figures that the classes are made of, where several maps share them; else those of its own places. */
  over?: readonly number[];
  /** Instead of shades by figure: a colour for each of a few categories. */
  categories?: readonly MapCategory[];
  /** The place that is marked elsewhere on the page too, by its code; the map then keeps none of its own. */
  marked?: string | undefined;
  onMark?: (code: string | undefined) => void;
  table?: ReactNode;
};

/**
 * A choropleth: places shaded in a few classes. One hue from light to dark, told
 * apart by people who see few colours and on paper; places without a figure are
 * hatched, never pale. With the keyboard one goes from place to place by arrow
 * keys and hears each.
 */
export function Choropleth({
  title,
  note,
  alt,
  name,
  places,
  say,
  legend,
  method,
  classes = 5,
  over,
  categories,
  marked,
  onMark,
  table,
}: Props) {
  const [own, setOwn] = useState<string>();
  const breaks = useMemo(
    () => classBreaks(over ?? places.flatMap(({ figure }) => (figure === undefined ? [] : [figure])), { method, classes }),
    [places, over, method, classes],
  );
  const ordered = useMemo(
    () => places.toSorted((one, other) => (other.figure ?? -Infinity) - (one.figure ?? -Infinity) || (one.name < other.name ? -1 : 1)),
    [places],
  );
  const code = onMark === undefined ? own : marked;
  const mark = onMark ?? setOwn;
  const at = ordered.findIndex((place) => place.code === code);
  const chosen = ordered[at];
  const draw = useCallback(
    (width: number) => {
      const svg = drawn({ places, breaks, width, chosen, say, categories });
      svg.addEventListener("click", () => {
        const under = (svg as unknown as { value?: { properties: { place: MapPlace } } | null }).value?.properties.place.code;
        if (under !== undefined) mark(under === code ? undefined : under);
      });
      return svg;
    },
    [places, breaks, chosen, say, categories, mark, code],
  );
  const data = () => [
    ["code", "name", legend],
    ...places.map(({ code, name: called, figure, why }) => [code, called, figure ?? why ?? ""]),
  ];

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const place =
      event.key === "Home"
        ? 0
        : event.key === "End"
          ? ordered.length - 1
          : step && (at === -1 ? 0 : Math.min(ordered.length - 1, Math.max(0, at + step)));
    if (place === undefined) return;
    event.preventDefault();
    mark(ordered[place]?.code);
  };

  return (
    <div className="map">
      <Chart
        title={title}
        note={note}
        alt={alt}
        name={name}
        draw={draw}
        data={data}
        table={table}
        legend={
          categories ? (
            <CategoryLegend title={legend} categories={categories} places={places} />
          ) : (
            <MapLegend title={legend} breaks={breaks} places={places} say={say} />
          )
        }
        under={
          <p className={chosen ? "map-readout" : "map-readout not-printed"}>
            {chosen ? sentence(chosen, say) : "Point at a place, or go to the map and use the arrow keys: highest first."}
          </p>
        }
        frame={{
          className: "plot map-frame",
          role: "slider",
          tabIndex: 0,
          "aria-label": `${alt} Go from place to place with the arrow keys, highest first.`,
          "aria-valuemin": 1,
          "aria-valuemax": ordered.length,
          "aria-valuenow": Math.max(at, 0) + 1,
          "aria-valuetext": chosen ? sentence(chosen, say) : "No place chosen",
          onKeyDown,
        }}
      />
    </div>
  );
}

const sentence = ({ name, figure, why, said }: MapPlace, say: Props["say"]) =>
  `${name}: ${said ?? (figure === undefined ? (why ?? "no figure") : say(figure))}`;

/** Lightest to darkest, from the tokens. */
const shade = (one: number, classes: number) => `var(--map-${classes <= 1 ? 3 : 1 + Math.round((one * 4) / (classes - 1))})`;

function drawn({
  places,
  breaks,
  width,
  chosen,
  say,
  categories,
}: Pick<Props, "places" | "say"> & {
  breaks: readonly number[];
  width: number;
  chosen: MapPlace | undefined;
  categories: Props["categories"] | undefined;
}): SVGElement {
  const features = places.map((place) => ({ type: "Feature" as const, geometry: ringsTurned(place.shape), properties: { place } }));
  type Drawn = (typeof features)[number];
  const fills = categories && new Map(categories.map(({ key, fill: colour }) => [key, colour]));
  const fill = ({ properties: { place } }: Drawn) =>
    fills
      ? (fills.get(place.category ?? "") ?? "url(#no-figure)")
      : place.figure === undefined
        ? "url(#no-figure)"
        : shade(classOf(place.figure, breaks), breaks.length + 1);
  const svg = Plot.plot({
    width,
    height: Math.min(places.length < 12 ? 440 : 640, Math.round(width * 0.9)),
    projection: { type: "mercator", domain: { type: "FeatureCollection", features } as never, inset: 6 },
    marks: [
      Plot.geo(features as never[], { fill: fill as never, stroke: "var(--paper)", strokeWidth: 0.8 }),
      Plot.tip(
        features as never[],
        Plot.pointer(Plot.geoCentroid({ title: (({ properties: { place } }: Drawn) => sentence(place, say)) as never })),
      ),
      ...(chosen
        ? [
            Plot.geo([{ type: "Feature", geometry: ringsTurned(chosen.shape) }] as never[], {
              stroke: "var(--ink)",
              strokeWidth: 3,
              fill: "none",
            }),
          ]
        : []),
    ],
  }) as unknown as SVGElement;
  svg.prepend(hatching(svg.ownerDocument));
  return svg;
}

/** Hatched, so that "no figure" is not taken for the lightest class, and prints. */
function hatching(document: Document): SVGDefsElement {
  const make = <K extends keyof SVGElementTagNameMap>(tag: K, attributes: Record<string, string>, ...inside: SVGElement[]) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...inside);
    return element;
  };
  const pattern = make(
    "pattern",
    { id: "no-figure", width: "6", height: "6", patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    make("rect", { width: "6", height: "6", fill: "var(--none-2)" }),
    make("line", { x1: "0", y1: "0", x2: "0", y2: "6", stroke: "var(--ink-3)", "stroke-width": "1.5" }),
  );
  return make("defs", {}, pattern);
}

/** The categories that there are, and how many places are in each. */
function CategoryLegend({ title, categories, places }: { title: string; categories: readonly MapCategory[]; places: readonly MapPlace[] }) {
  const many = (key: string) => places.filter(({ category }) => category === key).length;
  const none = places.filter(({ category }) => !categories.some(({ key }) => key === category)).length;
  return (
    <div className="map-legend">
      <p className="tiny">
        <strong>{title}</strong>
      </p>
      <ul>
        {categories
          .filter(({ key }) => many(key) > 0)
          .map(({ key, name, fill }) => (
            <li key={key}>
              <span className="swatch" style={{ background: fill }} aria-hidden />
              {name} <span className="quiet">({many(key)})</span>
            </li>
          ))}
        {none > 0 && (
          <li>
            <span className="swatch hatched" aria-hidden />
            Not known <span className="quiet">({none})</span>
          </li>
        )}
      </ul>
    </div>
  );
}

function MapLegend({
  title,
  breaks,
  places,
  say,
}: {
  title: string;
  breaks: readonly number[];
  places: readonly MapPlace[];
  say: Props["say"];
}) {
  const figures = places.flatMap(({ figure }) => (figure === undefined ? [] : [figure]));
  const low = Math.min(...figures);
  const high = Math.max(...figures);
  const none = places.length - figures.length;
  const edges = [low, ...breaks];
  return (
    <div className="map-legend">
      <p className="tiny">
        <strong>{title}</strong>
      </p>
      <ul>
        {figures.length > 0 &&
          edges.map((from, one) => (
            <li key={from}>
              <span className="swatch" style={{ background: shade(one, edges.length) }} aria-hidden />
              {one === edges.length - 1 ? `${say(from)} to ${say(high)}` : `${say(from)} to under ${say(edges[one + 1]!)}`}
              <span className="quiet"> ({figures.filter((figure) => classOf(figure, breaks) === one).length})</span>
            </li>
          ))}
        {none > 0 && (
          <li>
            <span className="swatch hatched" aria-hidden />
            No figure <span className="quiet">({none})</span>
          </li>
        )}
      </ul>
    </div>
  );
}
