import { Link, useParams } from "@tanstack/react-router";
import { placeOf, type StrategyView } from "@concord/domain/strategy";
import { placeProps } from "../../app/place-link.tsx";
import { Button, CiteLink, Standing } from "../../ui/index.ts";
import type { OnOpen, PriorityView } from "./priority-section.tsx";

/** The evidence beside the words that rest on it: each claim, how it stands now, and the table it came from. */
export function Margin({ view, priority, onOpen }: { view: StrategyView; priority: PriorityView; onOpen: OnOpen | undefined }) {
  const { tenantId } = useParams({ from: "/t/$tenantId/strategy/$strategyId" });
  const cited = view.citations.filter(({ id }) => priority.cites.includes(id));
  return (
    <aside className="margin" id={placeOf(priority.id, "cites")} aria-label={`Evidence for ${priority.title}`}>
      {cited.length === 0 && (
        <p className="small quiet">
          No evidence is cited.{" "}
          {onOpen && (
            <Button look="quiet" little onClick={() => onOpen(priority.id, placeOf(priority.id, "cites"))}>
              Cite an insight
            </Button>
          )}
        </p>
      )}
      {cited.map(({ id, words, standing, because, pins, retired }) => (
        <div key={id} className="citation">
          <CiteLink {...placeProps(tenantId, `insights/${id}`)}>{words}</CiteLink>
          <p className="row">
            <Standing standing={standing} />
            {pins.map(({ datasetId, number }) => (
              <Link key={datasetId} {...placeProps(tenantId, `evidence/${datasetId}/versions/${number}`)} className="tiny">
                table, version {number}
              </Link>
            ))}
          </p>
          {standing !== "holds" && !retired && <p className="tiny">{because}</p>}
          {retired && (
            <p className="tiny">
              It was {retired.how}, and stands as what took its place:{" "}
              {retired.into.map(({ id: into, words: said }, at) => (
                <span key={into}>
                  {at > 0 && "; "}
                  <Link {...placeProps(tenantId, `insights/${into}`)}>{said}</Link>
                </span>
              ))}
              . Change the priority to cite that.
            </p>
          )}
        </div>
      ))}
    </aside>
  );
}
