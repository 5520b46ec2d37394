import { useEffect, useRef, useState, type HTMLAttributes, type ReactNode } from "react";
import { Downloads } from "./download.tsx";

type Cell = string | number | null | undefined;

type Props = {
  /** The finding, in a sentence. It is the heading. */
  title: ReactNode;
  /** What is drawn: axes, units, what a mark means, source and vintage. */
  note?: ReactNode;
  /** What a person who does not see it should know. */
  alt: string;
  /** Draws it at this width: usually `(width) => Plot.plot({ width, … })`. Give a stable function (`useCallback`). */
  draw: (width: number) => SVGElement | HTMLElement;
  /** File name for the downloads. */
  name: string;
  /** The data behind it, its heads first. */
  data: () => readonly (readonly Cell[])[];
  /** The table behind it, folded under the picture. */
  table?: ReactNode;
  /** Between the words and the picture: a legend. Under the picture: what is read off it. */
  legend?: ReactNode;
  under?: ReactNode;
  /** Of a picture that one goes about in with the keyboard: what it is then, in place of an image. */
  frame?: HTMLAttributes<HTMLDivElement>;
};

/** A chart with everything a chart owes its reader: finding, words, table, data, picture. */
export function Chart({ title, note, alt, draw, name, data, table, legend, under, frame: about }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.round(entry.contentRect.width)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = frame.current;
    if (!element || width === 0) return;
    const drawn = draw(width);
    for (const svg of [drawn, ...drawn.querySelectorAll("svg")]) svg.setAttribute("aria-hidden", "true");
    element.replaceChildren(drawn);
  }, [draw, width]);

  return (
    <figure className="chart">
      <figcaption>
        <h2>{title}</h2>
        {note && <p className="tiny">{note}</p>}
      </figcaption>
      {legend}
      <div className="plot" role="img" aria-label={alt} {...about}>
        <div ref={frame} />
      </div>
      {under}
      <div className="row gap-top">
        <Downloads name={name} rows={data} picture={() => frame.current?.querySelector("svg")} />
      </div>
      {table && (
        <details className="behind">
          <summary>The table behind it</summary>
          <div>{table}</div>
        </details>
      )}
    </figure>
  );
}
