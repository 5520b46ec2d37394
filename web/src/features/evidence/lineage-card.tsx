import { originalAddress } from "@concord/contract/evidence";
import type { DatasetVersion, Reading } from "@concord/domain/evidence";
import { bytes, Card, dayAndTime, SummaryList } from "../../ui/index.ts";
import { DownloadButton } from "./download-button.tsx";

/** What a figure is followed back to: the file, its hash, who sent it, when, and how it was read. */
export function LineageCard({ version }: { version: DatasetVersion }) {
  const checked = version.status === "accepted" || version.status === "rejected" ? version : undefined;
  const whole = version.status !== "uploading" && version.status !== "abandoned";
  return (
    <Card
      title="Lineage"
      marked="thread"
      aside={
        whole && (
          <DownloadButton endpoint={originalAddress} params={{ datasetId: version.datasetId, number: version.number }}>
            Download the file as it came
          </DownloadButton>
        )
      }
    >
      <SummaryList
        rows={[
          { key: "File", value: <span className="file-name">{`${version.fileName}, ${bytes(version.bytes)}`}</span> },
          { key: "Sent", value: `${version.byName ?? "Somebody"}, ${dayAndTime(version.beganAt)}` },
          checked && { key: "Checked", value: dayAndTime(checked.checkedAt) },
          checked && { key: "SHA-256 of the file", value: <code className="hash">{checked.originalHash}</code> },
          checked?.status === "accepted" ? { key: "Read as", value: inWords(checked.reading) } : undefined,
        ]}
      />
    </Card>
  );
}

const delimiters: Record<string, string> = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "pipes" };

function inWords({ layout, compression, encoding, delimiter, preambleLines, headerLines, footnoteLines }: Reading): string {
  const parts = [
    layout,
    ...(compression === "gzip" ? ["packed with gzip"] : []),
    encoding,
    `columns parted by ${delimiters[delimiter] ?? delimiter}`,
    headerLines === 0 ? "no header" : `header on line ${preambleLines + 1}`,
    ...(footnoteLines ? [`${footnoteLines} lines of notes at the end`] : []),
  ];
  return parts.join(", ");
}
