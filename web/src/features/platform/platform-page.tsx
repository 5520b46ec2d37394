import { listTenants, type OperatedTenant } from "@concord/contract/platform";
import { useRead } from "../../app/use-read.ts";
import { Card, count, PageHead, Table, Tag, type Column } from "../../ui/index.ts";

/** The platform as its operator sees it: who is there, and how many work there. Never what they do. */
export function PlatformPage() {
  const { items } = useRead(listTenants);
  return (
    <>
      <PageHead title="Platform" intro="Who is here, and how many people and programs may enter. What they make of it is theirs." />
      <Card label="Tenants">
        <Table
          caption={count(items.length, "tenant")}
          columns={columns}
          rows={items}
          keyOf={({ id }) => id}
          startSorted={{ column: 0, descending: false }}
        />
      </Card>
    </>
  );
}

const kinds: Record<OperatedTenant["kind"], string> = {
  authority: "Combined authority",
  lep: "Local enterprise partnership",
  consultancy: "Consultancy",
  platform: "The platform itself",
};

const columns: Column<OperatedTenant>[] = [
  {
    head: "Name",
    rowHead: true,
    sort: ({ name }) => name,
    cell: ({ name, demonstration }) => (
      <>
        {name}
        {demonstration && <div className="tiny">Demonstration</div>}
      </>
    ),
  },
  { head: "Kind", sort: ({ kind }) => kinds[kind], cell: ({ kind }) => kinds[kind] },
  {
    head: "Status",
    sort: ({ status }) => status,
    cell: ({ status }) => <Tag health={status === "active" ? "holds" : "weak"}>{status}</Tag>,
  },
  { head: "People", numeric: true, sort: ({ people }) => people, cell: ({ people }) => people },
  { head: "Consultancies let in", numeric: true, sort: ({ consultancies }) => consultancies, cell: ({ consultancies }) => consultancies },
  { head: "Programs let in", numeric: true, sort: ({ apiClients }) => apiClients, cell: ({ apiClients }) => apiClients },
];
