import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { getSectorDefinition, getSectorDefinitionHistory } from "@concord/contract/sector-definitions";
import { sicLevelOf, sicNameOf } from "@concord/domain/code-sets";
import type { SectorDefinition, SectorDefinitionVersion } from "@concord/domain/sector-definitions";
import type { Id } from "@concord/kernel";
import { notPermitted } from "../../app/not-permitted.ts";
import { useActor } from "../../app/session.ts";
import { useReads } from "../../app/use-read.ts";
import { Button, ButtonLink, Card, count, day, Downloads, number, Notice, PageHead, SummaryList, Table, Tag } from "../../ui/index.ts";
import { crumbsOf } from "./crumbs.tsx";
import { RetireSector } from "./retire-sector.tsx";
import "./sector-definitions.css";

export function SectorPage() {
  const { tenantId, sectorDefinitionId } = useParams({ from: "/t/$tenantId/sector-definitions/$sectorDefinitionId" });
  const search = useSearch({ from: "/t/$tenantId/sector-definitions/$sectorDefinitionId" });
  const params = { sectorDefinitionId: sectorDefinitionId as Id<"sectorDefinition"> };
  const [definition, { versions, overlaps }] = useReads([getSectorDefinition, { params }], [getSectorDefinitionHistory, { params }]);
  const navigate = useNavigate();
  const actor = useActor();
  const whyNot = definition.retired ? "This definition was retired. Make a new one from it." : notPermitted(actor, "insights.write");
  const [retiring, setRetiring] = useState(false);
  const shown = versions.find((version) => version.number === search.number) ?? versions[0];
  const isOld = shown !== undefined && shown.number !== definition.number;
  const words = shown ?? definition;

  return (
    <>
      <PageHead
        title={words.name}
        intro={words.description}
        crumbs={crumbsOf(tenantId)}
        tags={
          <>
            <Tag>{words.classification}</Tag>
            <Tag>Version {number(words.number)}</Tag>
            {definition.retired && <Tag>Retired</Tag>}
          </>
        }
        actions={
          <>
            <Button look="quiet" whyNot={whyNot} onClick={() => setRetiring(true)}>
              Retire it
            </Button>
            <Button
              whyNot={whyNot}
              onClick={() =>
                void navigate({
                  to: "/t/$tenantId/sector-definitions/$sectorDefinitionId/change",
                  params: { tenantId, sectorDefinitionId },
                })
              }
            >
              Change the sector
            </Button>
          </>
        }
      />
      {isOld && (
        <Notice title={`This is version ${number(words.number)}, as it was on ${day(words.createdAt)}`}>
          <Link to="/t/$tenantId/sector-definitions/$sectorDefinitionId" params={{ tenantId, sectorDefinitionId }} search={{}}>
            See version {number(definition.number)}, which is in use
          </Link>
        </Notice>
      )}
      <div className="cols main-aside">
        <div className="stack-wide">
          <Card
            title="Industries in it"
            note="Each takes in everything under it."
            aside={
              <Downloads
                name={words.name.replace(/[^\w]+/g, "-").toLowerCase()}
                rows={() => [
                  ["code", "level", "name", "share", "sector", "version"],
                  ...words.codes.map(({ code, share }) => [
                    code,
                    sicLevelOf(code) ?? "",
                    sicNameOf(code) ?? "",
                    share,
                    words.name,
                    words.number,
                  ]),
                ]}
              />
            }
          >
            <Table
              caption={count(words.codes.length, "code")}
              captionHidden
              rows={words.codes}
              keyOf={({ code }) => code}
              columns={[
                { head: "Code", sort: ({ code }) => code, cell: ({ code }) => code },
                { head: "Industry", rowHead: true, sort: ({ code }) => sicNameOf(code), cell: ({ code }) => sicNameOf(code) ?? code },
                { head: "Level", cell: ({ code }) => sicLevelOf(code) ?? "–" },
                { head: "How much of it", numeric: true, sort: ({ share }) => share, cell: ({ share }) => sayShare(share) },
              ]}
            />
          </Card>
          <Overlaps overlaps={overlaps} tenantId={tenantId} />
        </div>
        <div className="stack-wide">
          <Card title="About it">
            <SummaryList
              rows={[
                { key: "Whose definition", value: words.source },
                { key: "Made by", value: `${definition.createdByName}, ${day(definition.createdAt)}` },
                definition.changedAt
                  ? { key: "Changed by", value: `${definition.changedByName ?? "–"}, ${day(definition.changedAt)}` }
                  : undefined,
                definition.retired
                  ? { key: "Retired by", value: `${definition.retired.byName}, ${day(definition.retired.at)}` }
                  : undefined,
              ]}
            />
            <div className="row gap-top not-printed">
              <ButtonLink look="plain" to="/t/$tenantId/insights/ask/$question" params={{ tenantId, question: "clusters" }} search={{}}>
                How large is it here?
              </ButtonLink>
              <ButtonLink look="plain" to="/t/$tenantId/sector-definitions/new" params={{ tenantId }} search={{ like: sectorDefinitionId }}>
                Make another like it
              </ButtonLink>
            </div>
          </Card>
          <Versions versions={versions} shown={words.number} definition={definition} tenantId={tenantId} />
        </div>
      </div>
      {retiring && <RetireSector definition={definition} onClose={() => setRetiring(false)} />}
    </>
  );
}

type Shared = { id: string; name: string; codes: readonly { code: string; shares: readonly [number, number] }[] };

function Overlaps({ overlaps, tenantId }: { overlaps: readonly Shared[]; tenantId: string }) {
  return (
    <Card
      title="What it shares with the others"
      note="Jobs under these codes are counted in both. How many they are is told by the question about clusters."
    >
      {overlaps.length === 0 ? (
        <p>It has no industry in common with another sector in use.</p>
      ) : (
        <Table
          caption="Sectors with industries in common"
          captionHidden
          rows={overlaps}
          keyOf={({ id }) => id}
          columns={[
            {
              head: "Sector",
              rowHead: true,
              cell: ({ id, name }) => (
                <Link to="/t/$tenantId/sector-definitions/$sectorDefinitionId" params={{ tenantId, sectorDefinitionId: id }} search={{}}>
                  {name}
                </Link>
              ),
            },
            { head: "In common", numeric: true, cell: ({ codes }) => count(codes.length, "code") },
            { head: "Which", width: "60%", cell: ({ codes }) => codes.map(({ code, shares }) => sayShared(code, shares)).join(", ") },
          ]}
        />
      )}
    </Card>
  );
}

/** As it was typed: 100%, 12.5%. */
const sayShare = (share: number): string => `${Number((share * 100).toPrecision(6))}%`;

const sayShared = (code: string, [here, there]: readonly [number, number]): string =>
  here === 1 && there === 1 ? code : `${code} (${sayShare(here)} here, ${sayShare(there)} there)`;

type VersionsProps = { versions: readonly SectorDefinitionVersion[]; shown: number; definition: SectorDefinition; tenantId: string };

function Versions({ versions, shown, definition, tenantId }: VersionsProps) {
  return (
    <Card title="Versions">
      <ol className="sector-versions" reversed>
        {versions.map(({ number: at, createdAt, createdByName, change, codes }) => (
          <li key={at} aria-current={at === shown ? "true" : undefined}>
            <Link
              to="/t/$tenantId/sector-definitions/$sectorDefinitionId"
              params={{ tenantId, sectorDefinitionId: definition.id }}
              search={at === definition.number ? {} : { number: at }}
            >
              Version {number(at)}
            </Link>
            <span className="tiny under">
              {createdByName}, {day(createdAt)}. {count(codes.length, "code")}.
            </span>
            {change && <span className="small under">{change}</span>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
