import { Link } from "@tanstack/react-router";
import type { Health, Thread } from "@concord/domain/thread";
import { useMemo } from "react";
import { column, layOut, row } from "./layout.ts";
import { exactly } from "./exactly.ts";
import { healthSaid, stageNames } from "./stages.ts";

type Props = {
  thread: Thread;
  tenantId: string;
  /** What is followed, and all that it hangs on or that hangs on it. */
  at: string | undefined;
  reached: ReadonlySet<string> | undefined;
};

/** The whole chain, stage by stage. Every bead can be reached by keyboard, and pressing it follows the thread both ways. */
export function ThreadPicture({ thread, tenantId, at, reached }: Props) {
  const { width, height, columns, placed, strands } = useMemo(() => layOut(thread), [thread]);
  const hurt = new Map(thread.nodes.map(({ id, health }) => [id, health]));
  const isOn = (id: string) => reached === undefined || reached.has(id);
  const drawn = strands
    .map((one) => ({ ...one, on: isOn(one.from) && isOn(one.to) }))
    .toSorted((one, other) => Number(one.on) - Number(other.on)); // what is followed lies on top

  return (
    <section className="thread-scroll" aria-label="The golden thread as a picture">
      <div className="thread-picture" style={{ width, height }}>
        <svg width={width} height={height} aria-hidden="true" focusable="false">
          {columns.map(({ stage, x }) => (
            <line key={stage} x1={x + row.bead} x2={x + row.bead} y1={36} y2={height} className="stage-line" />
          ))}
          {drawn.map(({ from, to, path, on }) => (
            <path key={`${from} ${to}`} d={path} className={`strand ${on ? "on" : "off"} ${ill(hurt.get(from), hurt.get(to))}`} />
          ))}
        </svg>
        <ol className="thread-stages">
          {columns.map(({ stage, x, count }) => (
            <li key={stage} style={{ left: x, width: column.width }}>
              <h2>{stageNames[stage].several}</h2>
              {count === 0 && <p className="tiny">none yet</p>}
              <ul>
                {placed
                  .filter(({ node }) => node.stage === stage)
                  .map(({ node, y }) => (
                    <li key={node.id} style={{ top: y, height: row.height - 10 }}>
                      <Link
                        to="/t/$tenantId/thread"
                        params={{ tenantId }}
                        search={node.id === at ? {} : { at: node.id }}
                        resetScroll={false}
                        className={["thread-node", node.health, node.evidenced ? "" : "loose", isOn(node.id) ? "on" : "off"].join(" ")}
                        aria-current={node.id === at ? "true" : undefined}
                        activeOptions={exactly}
                        title={node.title}
                      >
                        <span className="thread-bead" aria-hidden="true" />
                        <span className="thread-title">{node.title}</span>
                        <span className="thread-state">
                          {node.health === "sound" && node.evidenced ? node.state : healthSaid(node)}
                          {reached && isOn(node.id) && node.id !== at && <span className="for-readers">, on the thread you follow</span>}
                        </span>
                      </Link>
                    </li>
                  ))}
              </ul>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

/** A strand is as ill as what it joins, when both are. */
function ill(one: Health | undefined, other: Health | undefined): string {
  if (one === "overturned" && other === "overturned") return "overturned";
  return [one, other].every((health) => health === "overturned" || health === "weakened") ? "weakened" : "";
}
