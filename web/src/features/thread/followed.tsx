import { Link } from "@tanstack/react-router";
import { follow, stages, type Thread, type ThreadNode } from "@concord/domain/thread";
import { ButtonLink, Card, Tag } from "../../ui/index.ts";
import { placeProps } from "../../app/place-link.tsx";
import { exactly } from "./exactly.ts";
import { healthSaid, healthWords, lookOf, stageNames } from "./stages.ts";

type Props = { thread: Thread; node: ThreadNode; tenantId: string; as: "table" | undefined };

/** One thing of the thread: how it is and why, what it hangs on and what hangs on it. */
export function Followed({ thread, node, tenantId, as }: Props) {
  const nodes = (direction: "up" | "down") => {
    const ids = new Set(follow(thread, node.id, direction));
    return thread.nodes.filter(({ id }) => ids.has(id)).toSorted((one, other) => stages.indexOf(one.stage) - stages.indexOf(other.stage));
  };

  return (
    <Card
      title={node.title}
      note={`${stageNames[node.stage].one}: ${node.state}`}
      marked={node.health === "overturned" ? "over" : node.health === "weakened" ? "weak" : "thread"}
      aside={<Tag health={lookOf(node)}>{healthSaid(node)}</Tag>}
    >
      {node.because.map(({ nodeId, sentence }) => (
        <p key={nodeId + sentence} className="measure">
          {sentence}
        </p>
      ))}
      <div className="cols even gap-top">
        <Reached title="It rests on" none="Nothing: the thread begins here." nodes={nodes("up")} tenantId={tenantId} as={as} />
        <Reached title="What hangs on it" none="Nothing hangs on it yet." nodes={nodes("down")} tenantId={tenantId} as={as} />
      </div>
      <div className="row gap-top">
        <ButtonLink {...placeProps(tenantId, node.link)} little>
          Open this {stageNames[node.stage].one.toLowerCase()}
        </ButtonLink>
        <ButtonLink
          to="/t/$tenantId/thread"
          params={{ tenantId }}
          search={as ? { as } : {}}
          resetScroll={false}
          look="plain"
          little
          activeOptions={exactly}
        >
          Show the whole thread
        </ButtonLink>
      </div>
    </Card>
  );
}

function Reached({
  title,
  none,
  nodes,
  tenantId,
  as,
}: {
  title: string;
  none: string;
  nodes: readonly ThreadNode[];
  tenantId: string;
  as: "table" | undefined;
}) {
  return (
    <div>
      <h3>{title}</h3>
      {nodes.length === 0 ? (
        <p className="quiet small">{none}</p>
      ) : (
        <ul className="thread-reached">
          {nodes.map(({ id, stage, title: name, health }) => (
            <li key={id}>
              <span className="tiny">{stageNames[stage].one}</span>
              <Link
                to="/t/$tenantId/thread"
                params={{ tenantId }}
                search={{ at: id, ...(as ? { as } : {}) }}
                resetScroll={false}
                activeOptions={exactly}
              >
                {name}
              </Link>
              {health !== "sound" && <Tag health={healthWords[health].look}>{healthWords[health].words}</Tag>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
