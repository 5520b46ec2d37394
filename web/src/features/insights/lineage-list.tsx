import type { Lineage, LineageSource } from "@concord/domain/insights";
import { placeProps } from "../../app/place-link.tsx";
import { useTenantId } from "../../app/session.ts";
import { CiteLink, dayAndTime, SummaryList, type SummaryRow } from "../../ui/index.ts";

const roundings = {
  none: "Not rounded",
  bres: "By size, as BRES rounds: to 5 up to 50, then in steps to 1,000",
  "nearest-5": "To the nearest 5, each on its own",
  "nearest-100": "To the nearest 100, each on its own",
} as const;

/** Where a figure comes from, to the bytes that were uploaded: every dataset of it, then how it was worked out. */
export function LineageList({ lineage }: { lineage: Lineage }) {
  const { sources, records = [], method, simulation, resultHash, disclosure } = lineage;
  const tenantId = useTenantId();
  const several = sources.length > 1;
  return (
    <>
      {sources.map((source) => (
        <div key={source.datasetId}>
          {several && <h3 className="tiny">{source.roles.map(saidRole).join(", ")}</h3>}
          <SummaryList rows={rowsOf(source, tenantId)} />
        </div>
      ))}
      <SummaryList
        rows={[
          { key: "Method", value: `${method.name}, version ${method.version}` },
          simulation
            ? {
                key: "Simulated",
                value: `${simulation.draws} draws from seed ${simulation.seed}; intervals hold ${Math.round(simulation.level * 100)}% of them`,
              }
            : undefined,
          records.length > 0
            ? { key: "Definitions", value: records.map(({ role, hash }) => `${saidRole(role)} (${hash.slice(0, 10)})`).join(", ") }
            : undefined,
          { key: "SHA-256 of the answer", value: <code className="hash">{resultHash}</code> },
          { key: "Disclosure", value: disclosure.detail },
        ]}
      />
    </>
  );
}

function rowsOf(source: LineageSource, tenantId: string): (SummaryRow | undefined)[] {
  return [
    {
      key: "Dataset",
      value: (
        <CiteLink {...placeProps(tenantId, `evidence/${source.datasetId}`)}>
          {source.datasetName}, version {source.versionNumber}
        </CiteLink>
      ),
    },
    source.shared ? { key: "Kept", value: "On the reference shelf, which every authority reads" } : undefined,
    { key: "Publisher", value: source.publisher },
    { key: "Licence", value: [source.licence.name, source.licence.attribution].filter(Boolean).join(". ") },
    { key: "File", value: `${source.fileName}, checked ${dayAndTime(source.checkedAt)}` },
    { key: "SHA-256 of the file", value: <code className="hash">{source.originalHash}</code> },
    { key: "Rounding", value: roundings[source.rounding] },
  ];
}

const saidRole = (role: string): string => {
  const words = role.replaceAll("-", " ").replace(/([a-z])([A-Z])/g, (_, one: string, two: string) => `${one} ${two.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
};
