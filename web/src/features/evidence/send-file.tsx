import { useRef, useState } from "react";
import { abandonUpload, getVersion, type VersionSummary } from "@concord/contract/evidence";
import type { Dataset } from "@concord/domain/evidence";
import { call } from "../../app/call.ts";
import { useTenantId } from "../../app/session.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, bytes, Card, dayAndTime, ErrorSummary, Notice, Progress } from "../../ui/index.ts";
import { forgetUpload, startUpload, stopUpload, useUpload, type Upload } from "./uploads.ts";

type Props = { dataset: Dataset; versions: readonly VersionSummary[]; whyNot: string | undefined };

/** Where a file is dropped or chosen, and how far it is on its way. */
export function SendFile({ dataset, versions, whyNot }: Props) {
  const tenantId = useTenantId();
  const begun = useUpload(tenantId, dataset.id);
  // Once the check of what was sent has ended, the page says how; that it was sent is then no news.
  const isOver =
    begun?.state.stage === "sent" && versions.some(({ number, status }) => number === numberOf(begun) && status !== "checking");
  const upload = isOver ? undefined : begun;
  const underWay = upload !== undefined && ["hashing", "sending", "joining"].includes(upload.state.stage);
  const left = versions.filter(({ status, number }) => status === "uploading" && !(underWay && number === numberOf(upload)));
  const send = (file: File) => startUpload(tenantId, dataset.id, file);

  return (
    <Card
      title={dataset.latest ? "Send a new version" : "Send the first version"}
      note="As it comes, up to 2 GB: CSV in any form, Excel, Parquet, GeoJSON or TopoJSON, packed with gzip or zip or not."
    >
      {upload && (
        <OnItsWay
          upload={upload}
          onStop={() => stopUpload(tenantId, dataset.id)}
          onGoOn={() => startUpload(tenantId, dataset.id, upload.file, upload.mends)}
          onForget={() => forgetUpload(tenantId, dataset.id)}
        />
      )}
      {!underWay && <Drop whyNot={whyNot} onFile={send} />}
      {left.map((version) => (
        <Left key={version.number} version={version} whyNot={whyNot} />
      ))}
    </Card>
  );
}

const numberOf = (upload: Upload | undefined) => (upload && "number" in upload.state ? upload.state.number : undefined);

function Drop({ whyNot, onFile }: { whyNot: string | undefined; onFile: (file: File) => void }) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  if (whyNot !== undefined) return <Notice>{whyNot}</Notice>;

  return (
    <fieldset
      className={over ? "drop over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file) onFile(file);
      }}
    >
      <legend className="for-readers">A file to send</legend>
      <label htmlFor="send-file">Drop a file here, or choose one</label>
      <p className="hint" id="send-file-hint">
        It is sent in parts and can be taken up again if the line breaks. Nothing changes until all of it is checked.
      </p>
      <input
        ref={input}
        id="send-file"
        type="file"
        aria-describedby="send-file-hint"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onFile(file);
          if (input.current) input.current.value = ""; // the same file can be chosen again
        }}
      />
    </fieldset>
  );
}

type OnItsWayProps = { upload: Upload; onStop: () => void; onGoOn: () => void; onForget: () => void };

function OnItsWay({ upload: { file, state }, onStop, onGoOn, onForget }: OnItsWayProps) {
  switch (state.stage) {
    case "hashing":
      return (
        <div className="stack">
          <Progress done={state.done} of={state.total} label={`Reading ${file.name}: ${bytes(state.done)} of ${bytes(state.total)}`} />
          <Button look="plain" little onClick={onStop}>
            Stop
          </Button>
        </div>
      );
    case "sending":
      return (
        <div className="stack">
          <Progress
            done={state.done}
            of={state.total}
            label={`${state.resumed ? "Going on with" : "Sending"} ${file.name}: ${bytes(state.done)} of ${bytes(state.total)}`}
          />
          <p className="hint">
            You may look at other pages while it is sent. If you close the window, choose the same file again and it goes on from what
            arrived.
          </p>
          <Button look="plain" little onClick={onStop}>
            Stop
          </Button>
        </div>
      );
    case "joining":
      return <Progress done={file.size} of={file.size} label={`All of ${file.name} has arrived. It is put together.`} />;
    case "sent":
      return (
        <Notice live health="holds" title={`${file.name} was sent as version ${state.number}.`}>
          <p>It is checked now, row by row. This page says how that ends.</p>
          <Button look="quiet" little onClick={onForget}>
            Send another
          </Button>
        </Notice>
      );
    case "stopped":
      return (
        <Notice live title={`${file.name} was stopped. What arrived is kept.`}>
          <div className="row">
            <Button look="plain" little onClick={onGoOn}>
              Go on
            </Button>
            <Button look="quiet" little onClick={onForget}>
              Leave it
            </Button>
          </div>
        </Notice>
      );
    case "failed":
      return (
        <>
          <ErrorSummary failure={state.failure} />
          <div className="row">
            <Button look="plain" little onClick={onGoOn}>
              Try {file.name} again
            </Button>
            <Button look="quiet" little onClick={onForget}>
              Leave it
            </Button>
          </div>
        </>
      );
  }
}

/** An upload that was left in the middle, by this window or another. */
function Left({ version, whyNot }: { version: VersionSummary; whyNot: string | undefined }) {
  const tenantId = useTenantId();
  const abandon = useWrite(abandonUpload);
  const params = { datasetId: version.datasetId, number: version.number };
  const giveUp = async () => {
    const read = await call(getVersion, { tenantId, params });
    await abandon.send({ params, ifMatch: read.version });
  };

  return (
    <Notice health="weak" title={`${version.fileName} was not sent to its end`}>
      <p>
        {version.byName ?? "Somebody"} began it on {dayAndTime(version.beganAt)}. Choose the same file again to go on from what arrived.
      </p>
      <ErrorSummary failure={abandon.failure} onReadAgain={abandon.readAgain} />
      <Button look="quiet" little whyNot={whyNot} busy={abandon.sending} onClick={giveUp}>
        Give it up
      </Button>
    </Notice>
  );
}
