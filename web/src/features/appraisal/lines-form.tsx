import { useId, type ReactNode } from "react";
import { OptimismBiasClass } from "@concord/domain/appraisal";
import { Button, Card, MoneyField, NumberField, Select, TextField } from "../../ui/index.ts";
import { newBenefit, newCost, newSpan, type BenefitDraft, type CostDraft } from "./appraisal-draft.ts";
import type { Span } from "./spans.ts";
import { bearerNames, biasNames, kindNames } from "./words.ts";

type LinesProps<L> = { id: string; lines: readonly L[]; onChange: (lines: L[]) => void };

export function CostLines({ id, lines, onChange }: LinesProps<CostDraft>) {
  return (
    <Lines
      id={id}
      title="Costs"
      note="In real pounds of the price base year: no inflation. Year 0 is the first, and is not discounted."
      one="cost"
      lines={lines}
      onChange={onChange}
      make={newCost}
      render={(line, change) => (
        <>
          <TextField label="What it is" {...own(line, "title", change)} />
          <div className="row row-baseline">
            <Select label="Kind" options={optionsOf(kindNames)} {...own(line, "kind", change)} />
            <Select label="Borne by" options={optionsOf(bearerNames)} {...own(line, "borneBy", change)} />
            <Select
              label="Optimism bias"
              options={OptimismBiasClass.options.map((value) => ({ value, label: biasNames[value] }))}
              {...own(line, "biasClass", change)}
            />
            {line.biasClass !== "none" && <NumberField label="Mitigated" unit="%" width="4" {...own(line, "mitigated", change)} />}
          </div>
          <Spans spans={line.spans} onChange={(spans) => change({ spans })} />
        </>
      )}
    />
  );
}

export function BenefitLines({ id, lines, onChange }: LinesProps<BenefitDraft>) {
  return (
    <Lines
      id={id}
      title="Benefits to society"
      note="National welfare only. Local jobs and GVA belong to another ledger, and are never added here."
      one="benefit"
      lines={lines}
      onChange={onChange}
      make={newBenefit}
      render={(line, change) => (
        <>
          <TextField label="What it is" {...own(line, "title", change)} />
          <Spans spans={line.spans} onChange={(spans) => change({ spans })} />
          <div className="row row-baseline">
            <NumberField label="Deadweight" unit="%" width="4" {...own(line, "deadweight", change)} />
            <NumberField label="Leakage" unit="%" width="4" {...own(line, "leakage", change)} />
            <NumberField label="Displacement" unit="%" width="4" {...own(line, "displacement", change)} />
            <NumberField label="Substitution" unit="%" width="4" {...own(line, "substitution", change)} />
            <NumberField label="Multiplier" width="4" {...own(line, "multiplier", change)} />
          </div>
          <TextField label="Source" hint="Where the value and the factors come from." {...own(line, "source", change)} />
        </>
      )}
    />
  );
}

type AnyLine = { key: string; title: string };
type ListProps<L extends AnyLine> = LinesProps<L> & {
  title: string;
  note: string;
  one: "cost" | "benefit";
  make: () => L;
  render: (line: L, change: (changes: Partial<L>) => void) => ReactNode;
};

function Lines<L extends AnyLine>({ id, title, note, one, lines, onChange, make, render }: ListProps<L>) {
  return (
    <div id={id} tabIndex={-1}>
      <Card title={title} note={note}>
        {lines.map((line, index) => (
          <fieldset key={line.key} className="line">
            <legend>
              {one === "cost" ? "Cost" : "Benefit"} {index + 1}
              {line.title && `: ${line.title}`}
            </legend>
            {render(line, (changes) => onChange(lines.map((other) => (other.key === line.key ? { ...other, ...changes } : other))))}
            <Button look="quiet" little onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}>
              Remove this {one}
            </Button>
          </fieldset>
        ))}
        <Button look="plain" little onClick={() => onChange([...lines, make()])}>
          Add a {one}
        </Button>
      </Card>
    </div>
  );
}

/** "£400,000 a year, from year 2 to year 10": as many as the line needs. */
function Spans({ spans, onChange }: { spans: readonly Span[]; onChange: (spans: Span[]) => void }) {
  const change = (at: number, changes: Partial<Span>) =>
    onChange(spans.map((span, index) => (index === at ? { ...span, ...changes } : span)));
  return (
    <div className="spans">
      {spans.map((span, index) => (
        <div key={`${index} of ${spans.length}`} className="row row-baseline">
          <SpanFields span={span} onChange={(changes) => change(index, changes)} />
          {spans.length > 1 && (
            <Button look="quiet" little onClick={() => onChange(spans.filter((_, other) => other !== index))}>
              Remove<span className="for-readers"> these years</span>
            </Button>
          )}
        </div>
      ))}
      <Button
        look="quiet"
        little
        onClick={() => onChange([...spans, { ...newSpan(), from: (spans.at(-1)?.to ?? spans.at(-1)?.from ?? -1) + 1 }])}
      >
        Other years, another sum
      </Button>
    </div>
  );
}

function SpanFields({ span, onChange }: { span: Span; onChange: (changes: Partial<Span>) => void }) {
  const id = useId();
  return (
    <>
      <MoneyField
        label="Each year"
        id={`${id}pounds`}
        name="pounds"
        value={span.pounds}
        onChange={(pounds) => onChange({ pounds })}
        error={undefined}
      />
      <NumberField
        label="From year"
        width="2"
        id={`${id}from`}
        name="from"
        value={span.from}
        onChange={(from) => onChange({ from: whole(from) })}
        error={undefined}
      />
      <NumberField
        label="To year"
        width="2"
        id={`${id}to`}
        name="to"
        value={span.to}
        onChange={(to) => onChange({ to: whole(to) })}
        error={undefined}
      />
    </>
  );
}

const whole = (value: number | undefined) => (value === undefined || !Number.isInteger(value) ? undefined : value);

/** A field of one line, as the ui's fields want theirs. The form's summary says what is wrong with it. */
function own<L extends AnyLine, K extends keyof L & string>(line: L, name: K, change: (changes: Partial<L>) => void) {
  return {
    id: `${line.key}-${name}`,
    name: `${line.key}.${name}`,
    value: line[name],
    onChange: (value: L[K]) => change({ [name]: value } as unknown as Partial<L>),
    error: undefined,
  };
}

const optionsOf = <T extends string>(names: Readonly<Record<T, string>>) =>
  Object.entries<string>(names).map(([value, label]) => ({ value: value as T, label }));
