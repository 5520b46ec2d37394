import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { Card, PageHead } from "../../ui/index.ts";
import { AreaForm } from "./area-form.tsx";
import "./areas.css";

export function NewAreaPage() {
  const { tenantId } = useParams({ from: "/t/$tenantId/evidence/areas/new" });
  const navigate = useNavigate();
  return (
    <>
      <PageHead
        title="Make an area"
        intro="Give it a name, then choose the places it is made of, or paste their codes."
        crumbs={[
          <Link key="evidence" to="/t/$tenantId/evidence" params={{ tenantId }}>
            Evidence
          </Link>,
          <Link key="areas" to="/t/$tenantId/evidence/areas" params={{ tenantId }}>
            Areas of our own
          </Link>,
        ]}
      />
      <Card label="The area">
        <AreaForm
          onDone={({ id }) => void navigate({ to: "/t/$tenantId/evidence/areas/$areaId", params: { tenantId, areaId: id } })}
          onCancel={() => void navigate({ to: "/t/$tenantId/evidence/areas", params: { tenantId } })}
        />
      </Card>
    </>
  );
}
