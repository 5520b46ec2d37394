import type { Lineage } from "@concord/domain/insights";
import { placeProps } from "../../app/place-link.tsx";
import { useTenantId } from "../../app/session.ts";
import { CiteLink, dayAndTime, SummaryList } from "../../ui/index.ts";

const roundings = {
  none: "Not rounded",
  bres: "By size, as BRES rounds: to 5 up to 50, then in steps to 1,000",
  "nearest-5": "To the nearest 5, each on its own",
  "nearest-100": "To the nearest 100, each on its own",
} as const;

/** Where a figure comes from, to the bytes that were uploaded. */
export function LineageList({ lineage }: { lineage: Lineage }) {
  const tenantId = useTenantId();
  return (
    <SummaryList
      rows={[
        {
          key: "Dataset",
          value: (
            <CiteLink {...placeProps(tenantId, `evidence/${lineage.datasetId}`)}>
              {lineage.datasetName}, version {lineage.versionNumber}
            </CiteLink>
          ),
        },
        { key: "Publisher", value: lineage.publisher },
        { key: "Licence", value: [lineage.licence.name, lineage.licence.attribution].filter(Boolean).join(". ") },
        { key: "File", value: `${lineage.fileName}, checked ${dayAndTime(lineage.checkedAt)}` },
        { key: "SHA-256 of the file", value: <code className="hash">{lineage.originalHash}</code> },
        { key: "Method", value: `${lineage.method.name}, version ${lineage.method.version}` },
        { key: "Rounding", value: roundings[lineage.rounding] },
        { key: "SHA-256 of the answer", value: <code className="hash">{lineage.resultHash}</code> },
        { key: "Disclosure", value: lineage.disclosure.detail },
      ]}
    />
  );
}
