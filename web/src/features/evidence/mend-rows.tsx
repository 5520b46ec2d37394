import { useId } from "react";
import { useNavigate, useParams } from "@tanstack/react-router";
import { badRowsAddress } from "@concord/contract/evidence";
import { judgeMending, mendingRefusals, type DatasetVersion } from "@concord/domain/evidence";
import { notPermitted } from "../../app/not-permitted.ts";
import { useActor, useTenantId } from "../../app/session.ts";
import { Notice } from "../../ui/index.ts";
import { DownloadButton } from "./download-button.tsx";
import { startUpload } from "./uploads.ts";

/** Bad rows, taken out whole, mended in a spreadsheet and put back: the good ones need not be sent again. */
export function MendRows({ version }: { version: DatasetVersion }) {
  const id = useId();
  const tenantId = useTenantId();
  const { datasetId } = useParams({ from: "/t/$tenantId/evidence/$datasetId/versions/$number" });
  const navigate = useNavigate();
  const forbidden = notPermitted(useActor(), "evidence.write");
  const judged = judgeMending(version, true);
  const whyNot = forbidden ?? (judged.allowed ? undefined : mendingRefusals[judged.because]);

  return (
    <section className="mend" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>Mend them and put them back</h3>
      {whyNot ? (
        <Notice>{whyNot}</Notice>
      ) : (
        <ol>
          <li>
            <DownloadButton endpoint={badRowsAddress} params={{ datasetId: version.datasetId, number: version.number }}>
              Download the bad rows (CSV)
            </DownloadButton>
          </li>
          <li>Mend the cells in Excel or any editor. Leave the column “line” as it is: it says where each row belongs.</li>
          <li>
            <label htmlFor={`${id}-file`}>Put the mended rows back</label>
            <input
              id={`${id}-file`}
              type="file"
              accept=".csv,text/csv"
              onChange={(event) => {
                const [file] = event.target.files ?? [];
                if (!file) return;
                startUpload(tenantId, version.datasetId, file, version.number);
                void navigate({ to: "/t/$tenantId/evidence/$datasetId", params: { tenantId, datasetId } });
              }}
            />
          </li>
        </ol>
      )}
    </section>
  );
}
