import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { getArea } from "@concord/contract/geography";
import { codeSetNamed, nameInCodeSet } from "@concord/domain/code-sets";
import type { Id } from "@concord/kernel";
import { notPermitted } from "../../app/not-permitted.ts";
import { useActor } from "../../app/session.ts";
import { useRead } from "../../app/use-read.ts";
import { Button, ButtonLink, Card, count, day, Downloads, number, PageHead, Pager, SummaryList, Table, Tag } from "../../ui/index.ts";
import { RemoveArea } from "./remove-area.tsx";
import "./areas.css";

/** As many as are read at a glance. An area may hold thousands. */
const aPage = 100;

export function AreaPage() {
  const { tenantId, areaId } = useParams({ from: "/t/$tenantId/evidence/areas/$areaId" });
  const area = useRead(getArea, { params: { areaId: areaId as Id<"area"> } });
  const navigate = useNavigate();
  const whyNot = notPermitted(useActor(), "evidence.write");
  const [removing, setRemoving] = useState(false);
  const [shown, setShown] = useState(aPage);
  const set = codeSetNamed(area.codeSet);
  const members = area.members.map((code) => ({ code, name: set && nameInCodeSet(set, code) }));
  const setName = set?.name ?? area.codeSet;

  return (
    <>
      <PageHead
        title={area.name}
        intro={area.description}
        crumbs={[
          <Link key="evidence" to="/t/$tenantId/evidence" params={{ tenantId }}>
            Evidence
          </Link>,
          <Link key="areas" to="/t/$tenantId/evidence/areas" params={{ tenantId }}>
            Areas of our own
          </Link>,
        ]}
        tags={
          <>
            <Tag>{setName}</Tag>
            <Tag>{count(members.length, "place")}</Tag>
          </>
        }
        actions={
          <>
            <Button look="quiet" whyNot={whyNot} onClick={() => setRemoving(true)}>
              Remove it
            </Button>
            <Button
              whyNot={whyNot}
              onClick={() => void navigate({ to: "/t/$tenantId/evidence/areas/$areaId/change", params: { tenantId, areaId } })}
            >
              Change the area
            </Button>
          </>
        }
      />
      <div className="cols main-aside">
        <Card
          title="Places in it"
          note={`Codes of ${setName}.`}
          aside={
            <Downloads
              name={area.name.replace(/[^\w]+/g, "-").toLowerCase()}
              rows={() => [["code", "name", "code set"], ...members.map(({ code, name }) => [code, name, setName])]}
            />
          }
        >
          <Table
            caption={count(members.length, "place")}
            captionHidden
            rows={members.slice(0, shown)}
            keyOf={({ code }) => code}
            columns={[
              { head: "Code", rowHead: true, cell: ({ code }) => code },
              { head: "Name", cell: ({ name }) => name ?? <span className="quiet">Names of these are not kept here</span> },
            ]}
          />
          {members.length > aPage && (
            <Pager
              shown={Math.min(shown, members.length)}
              of={members.length}
              what="places"
              more={shown < members.length ? () => setShown(shown + 10 * aPage) : undefined}
            />
          )}
        </Card>
        <div className="stack-wide">
          <Card title="About it">
            <SummaryList
              rows={[
                { key: "Made of", value: setName },
                { key: "Places", value: number(members.length) },
                { key: "Made by", value: `${area.createdByName}, ${day(area.createdAt)}` },
                area.changedAt ? { key: "Changed", value: day(area.changedAt) } : undefined,
              ]}
            />
          </Card>
          <Card title="What it is used for">
            <p>
              Explore any table that is grouped by its places, and choose {area.name} where it says <strong>Bring … to</strong>. What of the
              table lies in it, what lies outside and what is missing is said beside the figures.
            </p>
            <div className="row not-printed">
              <ButtonLink look="plain" to="/t/$tenantId/evidence" params={{ tenantId }} search={{}}>
                Choose a table
              </ButtonLink>
              <ButtonLink look="plain" to="/t/$tenantId/evidence/code-sets/recoding" params={{ tenantId }} search={{ to: areaId }}>
                Which of my codes lie in it?
              </ButtonLink>
            </div>
          </Card>
        </div>
      </div>
      {removing && <RemoveArea area={area} onClose={() => setRemoving(false)} />}
    </>
  );
}
