import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { getSectorDefinition, listPublishedDefinitions } from "@concord/contract/sector-definitions";
import type { SectorDefinitionWords } from "@concord/domain/sector-definitions";
import type { Id } from "@concord/kernel";
import { useRead, useReadLater } from "../../app/use-read.ts";
import { Card, Loading, PageHead } from "../../ui/index.ts";
import { crumbsOf } from "./crumbs.tsx";
import { SectorForm } from "./sector-form.tsx";
import "./sector-definitions.css";

export function NewSectorPage() {
  const { tenantId } = useParams({ from: "/t/$tenantId/sector-definitions/new" });
  const search = useSearch({ from: "/t/$tenantId/sector-definitions/new" });
  const navigate = useNavigate();
  const published = useRead(listPublishedDefinitions).items.find(({ key }) => key === search.published);
  const like = useReadLater(
    getSectorDefinition,
    { params: { sectorDefinitionId: (search.like ?? "") as Id<"sectorDefinition"> } },
    { when: search.like !== undefined },
  );
  const begin: Partial<SectorDefinitionWords> | undefined = published ?? (like.data && { ...like.data, name: `${like.data.name}, again` });
  const isWaiting = search.like !== undefined && like.data === undefined && like.error === undefined;

  return (
    <>
      <PageHead
        title="Define a sector"
        intro="Give it a name, say whose definition it is, then choose the industries it is made of, or paste their codes."
        crumbs={crumbsOf(tenantId)}
      />
      <Card label="The sector">
        {isWaiting ? (
          <Loading what="the definition" />
        ) : (
          <SectorForm
            {...(begin ? { begin } : {})}
            begunFrom={published?.key}
            onDone={({ id }) =>
              void navigate({
                to: "/t/$tenantId/sector-definitions/$sectorDefinitionId",
                params: { tenantId, sectorDefinitionId: id },
                search: {},
              })
            }
            onCancel={() => void navigate({ to: "/t/$tenantId/sector-definitions", params: { tenantId } })}
          />
        )}
      </Card>
    </>
  );
}
