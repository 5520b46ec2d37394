import { Link, useParams, useSearch } from "@tanstack/react-router";
import { getThread } from "@concord/contract/thread";
import { follow, type Thread } from "@concord/domain/thread";
import { useRead } from "../../app/use-read.ts";
import { Button, ButtonLink, Card, count, Empty, Notice, PageHead } from "../../ui/index.ts";
import { placeProps } from "../../app/place-link.tsx";
import { exactly } from "./exactly.ts";
import { Followed } from "./followed.tsx";
import { ThreadPicture } from "./thread-picture.tsx";
import { ThreadTable } from "./thread-table.tsx";
import "./thread.css";

const from = "/t/$tenantId/thread";

/** From the table a figure came from to the decision that rests on it, as a picture and as a table; any of it can be followed both ways. */
export function ThreadPage() {
  const { tenantId } = useParams({ from });
  const { at, as } = useSearch({ from });
  const thread = useRead(getThread);
  const node = thread.nodes.find(({ id }) => id === at);
  const reached = node && new Set([node.id, ...follow(thread, node.id, "up"), ...follow(thread, node.id, "down")]);

  return (
    <>
      <PageHead
        title="Golden thread"
        intro="Every link from a table to a decision. When the evidence moves, whatever hangs on it says so."
        actions={
          <Button look="plain" onClick={() => window.print()}>
            Print
          </Button>
        }
      />
      {thread.nodes.length === 0 ? (
        <Empty
          title="The thread begins with a table"
          action={<ButtonLink {...placeProps(tenantId, "evidence")}>Go to the evidence</ButtonLink>}
        >
          <p>
            Load a dataset, ask it a question, cite the answer in a priority: each becomes a bead here, joined to what it rests on, up to
            the decision on a deal.
          </p>
        </Empty>
      ) : (
        <>
          <Verdict thread={thread} />
          <div className="row row-between gap-top">
            <ul className="choices" aria-label="Show it as">
              {(["picture", "table"] as const).map((shown) => (
                <li key={shown}>
                  <Link
                    to={from}
                    params={{ tenantId }}
                    search={{ ...(at ? { at } : {}), ...(shown === "table" ? { as: shown } : {}) }}
                    resetScroll={false}
                    activeOptions={exactly}
                    aria-current={(as ?? "picture") === shown ? "true" : undefined}
                  >
                    {shown === "picture" ? "Picture" : "Table"}
                  </Link>
                </li>
              ))}
            </ul>
            <p className="quiet small">
              {node ? (
                <>
                  Following “{node.title}”{" "}
                  <Link to={from} params={{ tenantId }} search={as ? { as } : {}} resetScroll={false} activeOptions={exactly}>
                    Show the whole thread
                  </Link>
                </>
              ) : (
                "Choose anything to follow it both ways."
              )}
            </p>
          </div>
          <div className="gap-top">
            <Card label={as === "table" ? "The thread as a table" : "The thread as a picture"}>
              {as === "table" ? (
                <ThreadTable thread={thread} tenantId={tenantId} reached={reached} />
              ) : (
                <>
                  <ThreadPicture thread={thread} tenantId={tenantId} at={node?.id} reached={reached} />
                  <div className="thread-on-paper">
                    <ThreadTable thread={thread} tenantId={tenantId} reached={reached} />
                  </div>
                </>
              )}
            </Card>
          </div>
          {node && (
            <div className="gap-top">
              <Followed thread={thread} node={node} tenantId={tenantId} as={as} />
            </div>
          )}
        </>
      )}
    </>
  );
}

/** How the whole of it is, in a sentence. */
function Verdict({ thread: { nodes } }: { thread: Thread }) {
  const by = (health: string) => nodes.filter((node) => node.health === health).length;
  const [overturned, weakened, again] = [by("overturned"), by("weakened"), by("look-again")];
  const loose = nodes.filter(({ evidenced }) => !evidenced).length;
  const without = loose > 0 && `${count(loose, "thing")} ${loose === 1 ? "has" : "have"} no evidence under ${loose === 1 ? "it" : "them"}`;

  if (overturned + weakened + again === 0) {
    if (!without) return <Notice health="holds" title={`All ${count(nodes.length, "thing")} stand on evidence that holds.`} />;
    return (
      <Notice
        health="weak"
        title={`${nodes.length - loose} of ${count(nodes.length, "thing")} stand on evidence that holds; ${without}.`}
      />
    );
  }
  const decided = nodes.filter(
    ({ stage, health, state }) => stage === "decision" && state !== "withdrawn" && (health === "overturned" || health === "weakened"),
  ).length;
  const parts = [
    overturned > 0 && `${count(overturned, "thing")} ${overturned === 1 ? "rests" : "rest"} on a claim that was overturned`,
    weakened > 0 && `${count(weakened, "thing")} ${weakened === 1 ? "rests" : "rest"} on one that was weakened`,
    again > 0 && `${count(again, "thing")} should be looked at again because newer data is there`,
    without,
  ].filter(Boolean);
  return (
    <Notice health={overturned > 0 ? "over" : "weak"} title={`${parts.join("; ")}.`}>
      {decided > 0 && <p>{decided === 1 ? "One decision is among them." : `${decided} decisions are among them.`}</p>}
    </Notice>
  );
}
