import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { getArea } from "@concord/contract/geography";
import type { Id } from "@concord/kernel";
import { useRead } from "../../app/use-read.ts";
import { Card, PageHead } from "../../ui/index.ts";
import { AreaForm } from "./area-form.tsx";
import "./areas.css";

export function ChangeAreaPage() {
  const { tenantId, areaId } = useParams({ from: "/t/$tenantId/evidence/areas/$areaId/change" });
  const area = useRead(getArea, { params: { areaId: areaId as Id<"area"> } });
  const navigate = useNavigate();
  const back = () => void navigate({ to: "/t/$tenantId/evidence/areas/$areaId", params: { tenantId, areaId } });
  return (
    <>
      <PageHead
        title="Change the area"
        intro="Tables are brought to it as it is from then on. Figures worked out before keep the places they were worked out with."
        crumbs={[
          <Link key="evidence" to="/t/$tenantId/evidence" params={{ tenantId }}>
            Evidence
          </Link>,
          <Link key="areas" to="/t/$tenantId/evidence/areas" params={{ tenantId }}>
            Areas of our own
          </Link>,
          <Link key="area" to="/t/$tenantId/evidence/areas/$areaId" params={{ tenantId, areaId }}>
            {area.name}
          </Link>,
        ]}
      />
      <Card label={area.name}>
        <AreaForm area={area} onDone={back} onCancel={back} />
      </Card>
    </>
  );
}
