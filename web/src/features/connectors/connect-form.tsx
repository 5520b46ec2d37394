import { createConnector, changeConnector } from "@concord/contract/connectors";
import {
  addressRefusals,
  connectorRefusals,
  isNomisKey,
  judgeAddress,
  judgeQuery,
  queryRefusals,
  type Cadence,
  type ConnectorView,
  type NomisQuery,
  type SourceSaid,
} from "@concord/domain/connectors";
import { dayOf, type FailurePart, type Id } from "@concord/kernel";
import { useCreateOrChange } from "../../app/use-create-or-change.ts";
import { Button, Checkbox, DateField, Form, Notice, RadioGroup, Select, TextField, useForm } from "../../ui/index.ts";
import { NomisChooser } from "./nomis-chooser.tsx";
import { cadences, hours } from "./words.ts";

type Typed = {
  kind: SourceSaid["kind"];
  /** Undefined until a table is chosen. */
  query: NomisQuery | undefined;
  /** Every dimension that the table has, once it is known. */
  dimensions: readonly string[];
  key: string;
  forgetKey: boolean;
  url: string;
  cadence: Cadence;
  startsOn: string;
  hour: string;
};

type Props = { datasetId: Id<"dataset">; connector: ConnectorView | undefined; onDone: () => void; onCancel: () => void };

/** Says where a dataset comes from and when it is fetched. */
export function ConnectForm({ datasetId, connector, onDone, onCancel }: Props) {
  const form = useForm({ start: typedOf(connector), judge });
  const write = useCreateOrChange({
    create: createConnector,
    change: changeConnector,
    changes: connector !== undefined,
    version: connector?.version,
    onDone,
  });
  const { kind, query, url, cadence } = form.values;
  const keyEnds = connector?.settings.kind === "nomis" ? connector.settings.keyEnds : undefined;

  const send = () => {
    const { startsOn, hour } = form.values;
    const body = { source: sourceOf(form.values), schedule: { cadence, startsOn, hour: Number(hour) } };
    return connector
      ? write.change({ params: { connectorId: connector.id }, body, ifMatch: write.begun })
      : write.create({ params: { datasetId }, body });
  };

  return (
    <Form form={form} failure={write.failure} onReadAgain={write.readAgain} onSubmit={send}>
      <RadioGroup
        label="What is its source?"
        options={[
          {
            value: "nomis",
            label: "Nomis",
            hint: "Official labour market and census statistics. Choose a table, and the places and periods of it.",
          },
          { value: "url", label: "A file at an address", hint: "CSV, a workbook, or whatever else can be sent by hand." },
        ]}
        {...form.field("kind")}
      />
      {kind === "nomis" ? (
        <div className="under-choice">
          <NomisChooser
            field={form.field("query")}
            onDimensions={(dimensions) => form.set({ dimensions })}
            hasKey={form.values.key !== "" || (keyEnds !== undefined && !form.values.forgetKey)}
          />
          <TextField
            label="Key of a registered user"
            optional
            type="password"
            width="20"
            hint={
              keyEnds
                ? `The key that ends in ${keyEnds} is kept. Type another to put in its place.`
                : "With one, a call brings 100,000 rows and not 25,000. It stands in your account at Nomis, begins with 0x, and is shown to nobody here."
            }
            {...form.field("key")}
          />
          {keyEnds && form.values.key === "" && <Checkbox label={`Forget the key that ends in ${keyEnds}`} {...form.field("forgetKey")} />}
        </div>
      ) : (
        <div className="under-choice">
          <TextField
            label="Address"
            hint="Of the file itself, and not of the page that links to it: https://www.example.gov.uk/jobs.csv."
            type="url"
            {...form.field("url")}
          />
          {/^http:/i.test(url.trim()) && (
            <Notice health="weak">This address is not encrypted, so anybody on the way could change the file. Try it with https.</Notice>
          )}
        </div>
      )}
      <Select label="When is it fetched?" options={cadences} {...form.field("cadence")} />
      <DateField label={cadence === "once" ? "On" : "From"} {...form.field("startsOn")} />
      <Select
        label="At"
        hint="Some minutes after the hour, by clocks in London. ONS publishes at 09:30."
        options={hours}
        {...form.field("hour")}
      />
      <div className="row">
        <Button type="submit" busy={write.sending}>
          {connector ? "Save" : "Connect it"}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
      {kind === "nomis" && !query && <p className="tiny quiet gap-top">Nothing is fetched before you have chosen a table.</p>}
    </Form>
  );
}

function typedOf(connector: ConnectorView | undefined): Typed {
  const settings = connector?.settings;
  const schedule = connector?.schedule;
  return {
    kind: settings?.kind ?? "nomis",
    query: settings?.kind === "nomis" ? settings.query : undefined,
    dimensions: [],
    key: "",
    forgetKey: false,
    url: settings?.kind === "url" ? settings.url : "",
    cadence: schedule?.cadence ?? "monthly",
    startsOn: schedule?.startsOn ?? dayOf(new Date()),
    hour: String(schedule?.hour ?? 10),
  };
}

const sourceOf = ({ kind, query, key, forgetKey, url }: Typed): SourceSaid =>
  kind === "url"
    ? { kind, url: url.trim() }
    : { kind, query: query!, ...(key.trim() !== "" ? { key: key.trim() } : forgetKey ? { key: "" } : {}) }; // nothing was wrong with it

function judge({ kind, query, dimensions, key, url, startsOn, cadence }: Typed): FailurePart[] {
  const wrong: FailurePart[] = [];
  if (kind === "url") {
    const judged = judgeAddress(url);
    if (!judged.allowed) wrong.push({ at: "url", detail: addressRefusals[judged.because] });
  } else if (!query) wrong.push({ at: "query", detail: "Choose a table of Nomis" });
  else {
    const judged = judgeQuery(query, dimensions);
    const periods = query.periods.kind === "listed" && query.periods.codes.length === 0;
    if (!judged.allowed) wrong.push({ at: "query", detail: queryRefusals[judged.because] });
    else if (periods) wrong.push({ at: "query", detail: "Choose at least one period" });
  }
  if (kind === "nomis" && key.trim() !== "" && !isNomisKey(key.trim())) wrong.push({ at: "key", detail: connectorRefusals["key-shape"] });
  if (startsOn === "")
    wrong.push({
      at: "startsOn",
      detail: cadence === "once" ? "Give the day on which it is fetched" : "Give the first day on which it is fetched",
    });
  return wrong;
}
