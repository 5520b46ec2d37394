import { Link, useParams } from "@tanstack/react-router";
import { getDataset } from "@concord/contract/evidence";
import type { Id } from "@concord/kernel";
import { useRead } from "../../app/use-read.ts";
import { PageHead } from "../../ui/index.ts";
import { MayThisLeave } from "./may-this-leave.tsx";

export function LeavingPage() {
  const { tenantId, datasetId, number } = useParams({ from: "/t/$tenantId/evidence/$datasetId/versions/$number/leaving" });
  const dataset = useRead(getDataset, { params: { datasetId: datasetId as Id<"dataset"> } });
  return (
    <>
      <PageHead
        title={`What of ${dataset.name}, version ${number}, may leave`}
        intro="Whether it may be published, shared or read by partners' programs, and whether a hidden figure could then be worked out."
        crumbs={[
          <Link key="evidence" to="/t/$tenantId/evidence" params={{ tenantId }}>
            Evidence
          </Link>,
          <Link key="dataset" to="/t/$tenantId/evidence/$datasetId" params={{ tenantId, datasetId }}>
            {dataset.name}
          </Link>,
          <Link key="version" to="/t/$tenantId/evidence/$datasetId/versions/$number" params={{ tenantId, datasetId, number }} search={{}}>
            Version {number}
          </Link>,
        ]}
      />
      <MayThisLeave dataset={dataset} number={Number(number)} />
    </>
  );
}
