import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { getSectorDefinition } from "@concord/contract/sector-definitions";
import type { Id } from "@concord/kernel";
import { useRead } from "../../app/use-read.ts";
import { Card, PageHead } from "../../ui/index.ts";
import { crumbsOf } from "./crumbs.tsx";
import { SectorForm } from "./sector-form.tsx";
import "./sector-definitions.css";

export function ChangeSectorPage() {
  const { tenantId, sectorDefinitionId } = useParams({ from: "/t/$tenantId/sector-definitions/$sectorDefinitionId/change" });
  const definition = useRead(getSectorDefinition, { params: { sectorDefinitionId: sectorDefinitionId as Id<"sectorDefinition"> } });
  const navigate = useNavigate();
  const to = "/t/$tenantId/sector-definitions/$sectorDefinitionId";
  const back = () => void navigate({ to, params: { tenantId, sectorDefinitionId }, search: {} });
  return (
    <>
      <PageHead
        title="Change the sector"
        intro={`This makes version ${definition.number + 1}. Answers that were given with an earlier version can be given again with it, always.`}
        crumbs={crumbsOf(
          tenantId,
          <Link key="sector" to={to} params={{ tenantId, sectorDefinitionId }} search={{}}>
            {definition.name}
          </Link>,
        )}
      />
      <Card label={definition.name}>
        <SectorForm definition={definition} onDone={back} onCancel={back} />
      </Card>
    </>
  );
}
