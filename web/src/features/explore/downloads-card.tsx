import { useEffect, useState } from "react";
import { download } from "@concord/contract/explore";
import type { Dataset } from "@concord/domain/evidence";
import type { DownloadAsk, View } from "@concord/domain/explore";
import { useWrite } from "../../app/use-write.ts";
import { Button, Card, ErrorSummary, Notice, Progress } from "../../ui/index.ts";
import type { Readable } from "./explore-page.tsx";

type Wanted = Pick<DownloadAsk, "format"> & { excel?: boolean };

/** All that the view finds, as a file: not only the page of it that is shown. */
export function DownloadsCard({ dataset, version, view }: { dataset: Dataset; version: Readable; view: View }) {
  const [wanted, setWanted] = useState<Wanted>();
  const ask = useWrite(download);
  const [state, setState] = useState<Awaited<ReturnType<typeof ask.send>>>();
  const params = { datasetId: dataset.id, number: version.number };
  const send = (next: Wanted) => {
    setWanted(next);
    setState(undefined); // what was ready before is another file
    void ask.send({ params, body: { view, ...next } }).then(setState);
  };

  useEffect(() => {
    if (state?.state !== "working" || !wanted) return;
    const timer = setTimeout(() => void ask.send({ params, body: { view, ...wanted } }).then(setState), 1500);
    return () => clearTimeout(timer);
  }, [state]);
  useEffect(() => setState(undefined), [view]);

  const button = (label: string, next: Wanted) => (
    <Button look="plain" busy={ask.sending && same(wanted, next)} onClick={() => send(next)}>
      {label}
    </Button>
  );
  return (
    <div id="take-it" className="not-printed">
      <Card title="Take it with you" note="Everything this view finds, with a note of what it is, whose, and what its licence permits.">
        <ErrorSummary failure={ask.failure} />
        <div className="row">
          {button("CSV", { format: "csv" })}
          {button("CSV for Excel", { format: "csv", excel: true })}
          {button("Parquet", { format: "parquet" })}
          {version.shapes && button("GeoJSON", { format: "geojson" })}
        </div>
        <div role="status" className="gap-top">
          {state?.state === "working" && <Progress done={0} of={1} label="The file is being made. You may go on; ask again for it here." />}
          {state?.state === "failed" && <Notice health="over" title={state.because} />}
          {state?.state === "ready" && (
            <Notice health="holds" title="The file is ready">
              <p>
                <a href={state.file.url}>{state.file.fileName}</a>, and <a href={state.about.url}>what it is and may be used for</a>. The
                links live for five minutes.
              </p>
              {state.warnings.map((warning) => (
                <p key={warning}>{warning}</p>
              ))}
            </Notice>
          )}
        </div>
      </Card>
    </div>
  );
}

const same = (one: Wanted | undefined, other: Wanted) => one?.format === other.format && (one.excel ?? false) === (other.excel ?? false);
