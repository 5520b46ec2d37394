import { useState } from "react";
import { pauseConnector, removeConnector, resumeConnector, runConnector } from "@concord/contract/connectors";
import { connectorRefusals, judgeIdle, nomisAddress, sentenceOf, type ConnectorView } from "@concord/domain/connectors";
import { useWrite } from "../../app/use-write.ts";
import {
  Button,
  Card,
  dayAndTime,
  Dialog,
  ErrorSummary,
  Form,
  FormPlace,
  Notice,
  partsOf,
  SummaryList,
  Tag,
  TextField,
  useForm,
} from "../../ui/index.ts";
import { inWords, outcomeWord, periodsInWords, sourceName } from "./words.ts";

type Props = { connector: ConnectorView; whyNot: string | undefined; onChange: () => void };

/** What a dataset is connected to, and what can be done about it. */
export function SourceCard({ connector, whyNot, onChange }: Props) {
  const { id, version, settings, schedule, nextAt, paused, lastFetch, ownerName } = connector;
  const run = useWrite(runConnector);
  const resume = useWrite(resumeConnector);
  const [asking, setAsking] = useState<"pause" | "remove">();
  const idle = judgeIdle(connector, new Date());
  const busy = whyNot ?? (idle.allowed ? undefined : connectorRefusals[idle.because]);
  const failed = [run, resume].find(({ failure }) => failure);
  const params = { connectorId: id };

  return (
    <Card
      title={sourceName(settings)}
      marked={paused || lastFetch?.outcome.kind === "failed" ? "over" : "thread"}
      aside={paused ? <Tag health="weak">paused</Tag> : undefined}
    >
      <ErrorSummary failure={failed?.failure} onReadAgain={failed?.readAgain} />
      {paused && (
        <Notice
          health="weak"
          title={paused.by ? `${paused.by.name} paused it on ${dayAndTime(paused.at)}` : `It paused itself on ${dayAndTime(paused.at)}`}
        >
          {paused.because}
        </Notice>
      )}
      {lastFetch?.outcome.kind === "failed" && (
        <Notice health="over" title="The last fetch failed. The version before it stands">
          {lastFetch.outcome.sentence}
        </Notice>
      )}
      <SummaryList
        rows={[
          ...sourceRows(settings),
          { key: "Fetched", value: inWords(schedule) },
          {
            key: "Next turn",
            value: nextAt ? dayAndTime(nextAt) : paused ? "None while it is paused" : "None: it is fetched when somebody asks",
          },
          {
            key: "Last fetch",
            value: lastFetch ? (
              <>
                {dayAndTime(lastFetch.endedAt)}{" "}
                <Tag health={outcomeWord(lastFetch.outcome).health}>{outcomeWord(lastFetch.outcome).word}</Tag>
                {lastFetch.outcome.kind !== "failed" && <span className="under">{sentenceOf(lastFetch.outcome)}</span>}
              </>
            ) : (
              "Nothing has been fetched yet"
            ),
          },
          { key: "In the name of", value: ownerName },
        ]}
      />
      <div className="row gap-top">
        <Button whyNot={busy} busy={run.sending} onClick={() => run.send({ params })}>
          Fetch now
        </Button>
        <Button look="plain" whyNot={busy} onClick={onChange}>
          Change
        </Button>
        {paused ? (
          <Button look="plain" whyNot={whyNot} busy={resume.sending} onClick={() => resume.send({ params, ifMatch: version })}>
            Resume
          </Button>
        ) : (
          <Button look="plain" whyNot={whyNot} onClick={() => setAsking("pause")}>
            Pause
          </Button>
        )}
        <Button look="quiet" whyNot={whyNot} onClick={() => setAsking("remove")}>
          Disconnect
        </Button>
      </div>
      {asking === "pause" && <Pausing connector={connector} onClose={() => setAsking(undefined)} />}
      {asking === "remove" && <Removing connector={connector} onClose={() => setAsking(undefined)} />}
    </Card>
  );
}

function sourceRows(settings: ConnectorView["settings"]) {
  if (settings.kind === "url") return [{ key: "Address", value: <code className="address">{settings.url}</code> }];
  const { query, keyEnds } = settings;
  return [
    { key: "Table", value: `${query.name} (${query.dataset})` },
    ...query.selections.map(({ dimension, said }) => ({ key: dimensionName(dimension), value: said })),
    { key: "Periods", value: periodsInWords(query.periods) },
    { key: "As", value: keyEnds ? `A registered user, with the key that ends in ${keyEnds}` : "A guest" },
    { key: "The query", value: <code className="address">{nomisAddress(query)}</code> },
  ];
}

/** As Nomis calls it, made readable. */
const dimensionName = (dimension: string) => {
  const words = dimension.replace(/^c(?:\d{4})?_/, "").replaceAll("_", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
};

function Pausing({ connector, onClose }: { connector: ConnectorView; onClose: () => void }) {
  const form = useForm({ start: { because: "" }, judge: partsOf(pauseConnector.body) });
  const pause = useWrite(pauseConnector, { onDone: onClose });
  return (
    <FormPlace>
      <Form
        form={form}
        failure={pause.failure}
        onReadAgain={pause.readAgain}
        onSubmit={() => pause.send({ params: { connectorId: connector.id }, body: form.values, ifMatch: connector.version })}
      >
        <TextField
          label="Why does it rest?"
          hint="For whoever looks at it next: The publisher is moving its files."
          {...form.field("because")}
        />
        <div className="row">
          <Button type="submit" busy={pause.sending}>
            Pause it
          </Button>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </Form>
    </FormPlace>
  );
}

function Removing({ connector, onClose }: { connector: ConnectorView; onClose: () => void }) {
  const removal = useWrite(removeConnector, { onDone: onClose });
  return (
    <Dialog title={`Disconnect it from ${sourceName(connector.settings)}?`} open onClose={onClose}>
      <ErrorSummary failure={removal.failure} onReadAgain={removal.readAgain} />
      <p className="measure">
        It is fetched no more. Every version that came from there stands, and the list of its fetches goes from this page.
        {connector.settings.kind === "nomis" && connector.settings.keyEnds ? " The key is forgotten." : ""}
      </p>
      <div className="row gap-top">
        <Button
          look="warn"
          busy={removal.sending}
          onClick={() => removal.send({ params: { connectorId: connector.id }, ifMatch: connector.version })}
        >
          Disconnect
        </Button>
        <Button look="plain" onClick={onClose}>
          Keep it
        </Button>
      </div>
    </Dialog>
  );
}
