import { Link, useParams } from "@tanstack/react-router";
import type { Reply } from "@concord/contract/endpoint";
import { getCodeSets } from "@concord/contract/reference";
import { useRead } from "../../app/use-read.ts";
import { ButtonLink, Card, count, day, number, PageHead, Table } from "../../ui/index.ts";
import { sourceOf } from "./source-of.ts";
import "./code-sets.css";

type CodeSet = Reply<typeof getCodeSets>["codeSets"][number];

const kinds = [
  {
    meaning: "place",
    title: "Places",
    note: "Districts have a list for each year in which one changed: a table is held against the list of its time.",
  },
  { meaning: "industry", title: "Industries", note: "SIC 2007, at each of its five levels." },
  { meaning: "occupation", title: "Occupations", note: "SOC 2020, and SOC 2010 before it, at each of their four levels." },
] as const;

export function CodeSetsPage() {
  const { tenantId } = useParams({ from: "/t/$tenantId/evidence/code-sets" });
  const { codeSets } = useRead(getCodeSets);
  return (
    <>
      <PageHead
        title="Code sets"
        intro="The lists that codes of places, industries and occupations are held against when a file is checked, each as it stood over some time."
        crumbs={[
          <Link key="evidence" to="/t/$tenantId/evidence" params={{ tenantId }} search={{}}>
            Evidence
          </Link>,
        ]}
        actions={
          <>
            <ButtonLink look="plain" to="/t/$tenantId/evidence/areas" params={{ tenantId }}>
              Areas of our own
            </ButtonLink>
            <ButtonLink to="/t/$tenantId/evidence/code-sets/recoding" params={{ tenantId }} search={{}}>
              What became of these codes?
            </ButtonLink>
          </>
        }
      />
      <div className="stack-wide">
        {kinds.map(({ meaning, title, note }) => (
          <Card key={meaning} title={title} note={note}>
            <SetsTable title={title} sets={codeSets.filter((set) => set.meaning === meaning)} />
          </Card>
        ))}
      </div>
    </>
  );
}

function SetsTable({ title, sets }: { title: string; sets: readonly CodeSet[] }) {
  const { tenantId } = useParams({ from: "/t/$tenantId/evidence/code-sets" });
  return (
    <Table
      caption={`${title}: ${count(sets.length, "code set")}`}
      captionHidden
      rows={sets}
      keyOf={({ key }) => key}
      columns={[
        {
          head: "Code set",
          rowHead: true,
          sort: ({ name }) => name,
          cell: ({ key, name }) => (
            <Link to="/t/$tenantId/evidence/code-sets/$key" params={{ tenantId, key }} search={{}}>
              {key === "lad" ? "LAD of any year" : name}
            </Link>
          ),
        },
        { head: "Vintage", sort: ({ vintage }) => vintage, cell: ({ vintage }) => vintage ?? "–" },
        { head: "In force", sort: ({ from }) => from, cell: inForce },
        {
          head: "Codes",
          numeric: true,
          sort: ({ size }) => size,
          cell: ({ size }) => (size === undefined ? <span className="quiet">by shape</span> : number(size)),
        },
        { head: "Source", width: "34%", cell: ({ key }) => sourceOf(key) ?? "–" },
      ]}
    />
  );
}

function inForce({ from, to }: CodeSet): string {
  if (from === undefined) return "–";
  return to === undefined ? `since ${day(from)}` : `${day(from)} to ${day(to)}`;
}
