import type { FallenClaim } from "@concord/domain/thread";
import { PlaceLink, placeProps } from "../../app/place-link.tsx";
import { useTenantId } from "../../app/session.ts";
import { Card, CiteLink, Standing } from "../../ui/index.ts";

const most = 3;

/** Claims that no longer stand as they were made, the worst first, and what hangs on each. */
export function Fallen({ claims }: { claims: readonly FallenClaim[] }) {
  const tenantId = useTenantId();
  return (
    <>
      {claims.slice(0, most).map(({ insightId, words, standing, because, changed, source, sentence }) => (
        <Card
          key={insightId}
          title={standing === "overturned" ? "A claim no longer stands" : "A claim stands less firmly"}
          marked={standing === "overturned" ? "over" : "weak"}
        >
          <p>
            “{words}” {because} {changed && `${changed} `}
            {sentence}
          </p>
          <div className="row gap-top">
            <Standing standing={standing} />
            <CiteLink {...placeProps(tenantId, `evidence/${source.datasetId}`)}>
              {source.title}, version {source.number}
            </CiteLink>
            <PlaceLink place={`insights/${insightId}`}>See what hangs on it</PlaceLink>
          </div>
        </Card>
      ))}
      {claims.length > most && (
        <p className="small gap-top">
          <PlaceLink place="thread">{claims.length - most} more claims to look at again</PlaceLink>
        </p>
      )}
    </>
  );
}
