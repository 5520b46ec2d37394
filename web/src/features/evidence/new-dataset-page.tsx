import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { Card, PageHead } from "../../ui/index.ts";
import { DatasetForm } from "./dataset-form.tsx";
import "./evidence.css";

export function NewDatasetPage() {
  const { tenantId } = useParams({ from: "/t/$tenantId/evidence/new" });
  const navigate = useNavigate();
  return (
    <>
      <PageHead
        title="Add a dataset"
        intro="Say what it is first. Its files are sent from its own page."
        crumbs={[
          <Link key="evidence" to="/t/$tenantId/evidence" params={{ tenantId }}>
            Evidence
          </Link>,
        ]}
      />
      <Card label="The dataset">
        <DatasetForm
          onDone={({ id }) => void navigate({ to: "/t/$tenantId/evidence/$datasetId", params: { tenantId, datasetId: id } })}
          onCancel={() => void navigate({ to: "/t/$tenantId/evidence", params: { tenantId } })}
        />
      </Card>
    </>
  );
}
