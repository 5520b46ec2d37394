import { Link } from "@tanstack/react-router";
import { stages, type Thread, type ThreadNode } from "@concord/domain/thread";
import { PlaceLink } from "../../app/place-link.tsx";
import { Table, Tag } from "../../ui/index.ts";
import { exactly } from "./exactly.ts";
import { healthWords, lookOf, stageNames } from "./stages.ts";

type Props = { thread: Thread; tenantId: string; reached: ReadonlySet<string> | undefined };

/** The same as a table: everything that stands on the thread, what it rests on, and how it is. */
export function ThreadTable({ thread, tenantId, reached }: Props) {
  const rows = thread.nodes
    .filter(({ id }) => reached === undefined || reached.has(id))
    .toSorted((one, other) => stages.indexOf(one.stage) - stages.indexOf(other.stage));
  const restsOn = (node: ThreadNode) =>
    thread.links.filter(({ to }) => to === node.id).flatMap(({ from }) => thread.nodes.filter(({ id }) => id === from));

  return (
    <Table
      caption={reached ? "What is on the thread you follow" : "Everything on the golden thread"}
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { head: "Stage", cell: ({ stage }) => stageNames[stage].one, sort: ({ stage }) => stages.indexOf(stage) },
        {
          head: "What",
          rowHead: true,
          width: "34%",
          cell: ({ title, link }) => <PlaceLink place={link}>{title}</PlaceLink>,
          sort: ({ title }) => title,
        },
        { head: "State", cell: ({ state }) => state },
        {
          head: "Evidence under it",
          sort: ({ health }) => Object.keys(healthWords).indexOf(health),
          cell: (node) => (
            <>
              <Tag health={lookOf(node)}>{node.evidenced ? healthWords[node.health].words : "none"}</Tag>
              <Cause node={node} nodes={thread.nodes} />
            </>
          ),
        },
        {
          head: "Rests on",
          cell: (node) => {
            const under = restsOn(node);
            if (under.length === 0)
              return <span className="quiet">{node.stage === "dataset-version" ? "the file as it came" : "nothing yet"}</span>;
            return (
              <ul className="thread-under">
                {under.map(({ id, title }) => (
                  <li key={id}>
                    <Link
                      to="/t/$tenantId/thread"
                      params={{ tenantId }}
                      search={{ at: id, as: "table" }}
                      resetScroll={false}
                      activeOptions={exactly}
                    >
                      {title}
                    </Link>
                  </li>
                ))}
              </ul>
            );
          },
        },
      ]}
    />
  );
}

/** Said in full where it began; elsewhere the claim that it comes from is enough. */
function Cause({ node, nodes }: { node: ThreadNode; nodes: readonly ThreadNode[] }) {
  const [first] = node.because;
  if (!first) return null;
  if (first.nodeId === node.id) return <span className="tiny thread-because">{first.sentence}</span>;
  return <span className="tiny thread-because">by “{nodes.find(({ id }) => id === first.nodeId)?.title}”</span>;
}
