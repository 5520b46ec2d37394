import { useCallback, type ReactNode } from "react";
import { Chart } from "../../../ui/index.ts";
import type { PictureProps } from "../questions/question-page.ts";
import { tableCsv } from "../answer-csv.ts";
import { tableOf } from "../questions/question-page.ts";

type Props = {
  picture: PictureProps;
  /** The finding of this picture, where it has one of its own. */
  title?: string | undefined;
  /** What is drawn: axes, units, what a mark means. */
  note: ReactNode;
  /** What a person who does not see it should know. */
  alt: string;
  /** Draws it at this width. Give a stable function (`useCallback`). Of what lies under the pointer, its `value`, a row is marked by a click. */
  draw: (width: number) => SVGElement | HTMLElement;
  /** The table of the answer that it is drawn from; the first where none is named. */
  table?: string | undefined;
  legend?: ReactNode;
};

/** A picture of an answer with all that it owes its reader. */
export function PictureChart({ picture, title, note, alt, draw, table, legend }: Props) {
  const { answer, among, finding, fileName, sources, marked, onMark } = picture;
  const behind = tableOf(answer, table);
  const drawn = useCallback(
    (width: number) => {
      const plot = draw(width);
      const svg = plot instanceof SVGElement ? plot : (plot.querySelector("svg:last-of-type") ?? plot);
      svg.addEventListener("click", () => {
        const { value } = plot as { value?: { code?: string } | null };
        if (value?.code !== undefined) onMark(value.code === marked ? undefined : value.code);
      });
      return plot;
    },
    [draw, marked, onMark],
  );
  return (
    <Chart
      title={
        among === undefined ? (
          (title ?? finding)
        ) : (
          <>
            <span className="among">{among}</span> {title ?? finding}
          </>
        )
      }
      note={
        <>
          {note} {sources}
        </>
      }
      alt={alt}
      draw={drawn}
      name={fileName}
      data={() => tableCsv(behind)}
      legend={legend}
    />
  );
}
