import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { getDataset } from "@concord/contract/evidence";
import type { Id } from "@concord/kernel";
import { useRead } from "../../app/use-read.ts";
import { Card, PageHead } from "../../ui/index.ts";
import { DatasetForm } from "./dataset-form.tsx";
import "./evidence.css";

export function ChangeDatasetPage() {
  const { tenantId, datasetId } = useParams({ from: "/t/$tenantId/evidence/$datasetId/change" });
  const dataset = useRead(getDataset, { params: { datasetId: datasetId as Id<"dataset"> } });
  const navigate = useNavigate();
  const back = () => void navigate({ to: "/t/$tenantId/evidence/$datasetId", params: { tenantId, datasetId } });
  return (
    <>
      <PageHead
        title="Change the dataset"
        intro="What is said about it. Its versions stand as they were accepted."
        crumbs={[
          <Link key="evidence" to="/t/$tenantId/evidence" params={{ tenantId }}>
            Evidence
          </Link>,
          <Link key="dataset" to="/t/$tenantId/evidence/$datasetId" params={{ tenantId, datasetId }}>
            {dataset.name}
          </Link>,
        ]}
      />
      <Card label={dataset.name}>
        <DatasetForm dataset={dataset} onDone={back} onCancel={back} />
      </Card>
    </>
  );
}
