import { originalAddress } from "@concord/contract/evidence";
import type { DatasetVersion, Reading } from "@concord/domain/evidence";
import { bytes, Card, count, dayAndTime, SummaryList } from "../../ui/index.ts";
import { DownloadButton } from "./download-button.tsx";

/** What a figure is followed back to: the file, its hash, who sent it, when, and how it was read. */
export function LineageCard({ version }: { version: DatasetVersion }) {
  const checked = version.status === "accepted" || version.status === "proposed" || version.status === "rejected" ? version : undefined;
  const read = checked?.status === "rejected" ? undefined : checked;
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
          checked?.mends && {
            key: "Mends",
            value: `Version ${checked.mends.number}: ${count(checked.mends.rowsReplaced, "row")} put back${checked.mends.rowsLeftOut > 0 ? `, ${checked.mends.rowsLeftOut} left out` : ""}`,
          },
          read && { key: "Read as", value: inWords(read.reading) },
          checked?.correction && { key: "Corrected by", value: `${checked.correction.byName}, ${dayAndTime(checked.correction.at)}` },
          checked?.status === "accepted" && checked.acceptedBy
            ? { key: "Accepted by", value: `${checked.acceptedBy.name}, ${dayAndTime(checked.acceptedBy.at)}` }
            : undefined,
        ]}
      />
    </Card>
  );
}

function headerInWords(above: number, lines: number): string {
  if (lines === 0) return "no header";
  return `header on ${lines === 1 ? "line" : "lines"} ${above + 1}${lines > 1 ? ` to ${above + lines}` : ""}`;
}

const delimiters: Record<string, string> = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "pipes" };

function inWords({
  layout,
  compression,
  encoding,
  delimiter,
  preambleLines,
  headerLines,
  footnoteLines,
  container,
  sheet,
  range,
  member,
}: Reading): string {
  const isText = container === "text" || container === "zip";
  const parts = [
    layout,
    ...(compression === "gzip" ? ["packed with gzip"] : []),
    ...(member ? [`“${member}” of the archive`] : []),
    ...(sheet ? [`sheet “${sheet}”${range ? `, ${range}` : ""}`] : []),
    ...(isText ? [encoding, `columns parted by ${delimiters[delimiter] ?? delimiter}`] : []),
    ...(isText || container === "workbook" ? [headerInWords(preambleLines, headerLines)] : []),
    ...(footnoteLines ? [`${count(footnoteLines, "line")} of notes at the end`] : []),
  ];
  return parts.join(", ");
}
