import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { listConnectors } from "@concord/contract/connectors";
import { getDataset } from "@concord/contract/evidence";
import type { Id } from "@concord/kernel";
import { notPermitted } from "../../app/not-permitted.ts";
import { useActor } from "../../app/session.ts";
import { useReads } from "../../app/use-read.ts";
import { Button, Card, Empty, FormPlace, Notice, PageHead } from "../../ui/index.ts";
import { ConnectForm } from "./connect-form.tsx";
import { Fetching } from "./fetching.tsx";
import { FetchesCard } from "./fetches-card.tsx";
import { SourceCard } from "./source-card.tsx";
import "./connectors.css";

/** Where a dataset comes from: connected to Nomis or an address, when it is fetched, and what each fetch did. */
export function SourcePage() {
  const { tenantId, datasetId } = useParams({ from: "/t/$tenantId/evidence/$datasetId/source" });
  const params = { datasetId: datasetId as Id<"dataset"> };
  const [dataset, { items }] = useReads([getDataset, { params }], [listConnectors, { params, query: {} }]);
  const [connector] = items;
  const hasFailed = connector?.lastFetch?.outcome.kind === "failed"; // which its card says
  const whyNot = notPermitted(useActor(), "evidence.write");
  const [editing, setEditing] = useState(false);
  const [ended, setEnded] = useState<string>();

  return (
    <>
      <PageHead
        title="Where it comes from"
        intro={`${dataset.name} can be fetched from its publisher, now and each time there is something new.`}
        crumbs={[
          <Link key="evidence" to="/t/$tenantId/evidence" params={{ tenantId }}>
            Evidence
          </Link>,
          <Link key="dataset" to="/t/$tenantId/evidence/$datasetId" params={{ tenantId, datasetId }}>
            {dataset.name}
          </Link>,
        ]}
      />
      <div className="stack-wide">
        <div role="status">{ended && !connector?.fetching && !hasFailed && <Notice title={ended} />}</div>
        {connector?.fetching && <Fetching key={connector.fetching.jobId} jobId={connector.fetching.jobId} onEnded={setEnded} />}
        {editing ? (
          <Card title={connector ? "Change where it comes from" : "Connect it to its source"}>
            <FormPlace>
              <ConnectForm
                datasetId={params.datasetId}
                connector={connector}
                onDone={() => setEditing(false)}
                onCancel={() => setEditing(false)}
              />
            </FormPlace>
          </Card>
        ) : connector ? (
          <SourceCard connector={connector} whyNot={whyNot} onChange={() => setEditing(true)} />
        ) : (
          <Empty
            title="It is not connected to its source"
            action={
              <Button whyNot={whyNot} onClick={() => setEditing(true)}>
                Connect it
              </Button>
            }
          >
            <p>
              Choose a table of Nomis, or give the address of a file. It is then fetched when you say, checked as a file that you send is
              checked, and becomes a new version only where something has changed. Of Nomis, it is proved each time that every row came.
            </p>
          </Empty>
        )}
        {connector && <FetchesCard connectorId={connector.id} datasetId={params.datasetId} />}
      </div>
    </>
  );
}
