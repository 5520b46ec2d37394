import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import * as contract from "@concord/contract/insights";
import { figureOf, judgeSaving, judgeStanding, type Answer, type Claim, type QuestionOptions } from "@concord/domain/insights";
import { useTenantId } from "../../app/session.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, Dialog, Form, Notice, NumberField, partsOf, Select, Standing, TextArea, useForm } from "../../ui/index.ts";
import type { Asking } from "./asking.ts";
import { startingClaim, wordsFor } from "./claim-words.ts";
import { sayPlaces } from "./places.ts";

type Props = { answer: Answer; sector: string; asking: Asking; options: QuestionOptions; onClose: () => void };
type Values = {
  words: string;
  sector: string;
  measure: Claim["measure"];
  direction: Claim["direction"];
  threshold: number | undefined;
  margin: number | undefined;
};

/** Saves what the answer shows as a claim in one's own words: judged here by the very rule that the API asks. */
export function ClaimDialog({ answer, sector, asking, options, onClose }: Props) {
  const row = answer.sectors.find(({ code }) => code === sector);
  if (!row) return null;
  const names = {
    here: sayPlaces(answer.question.places, options.places, asking.own),
    there: sayPlaces(answer.question.reference, options.places, undefined),
  };
  return (
    <Dialog title="Save as an insight" open onClose={onClose} wide>
      <ClaimForm key={sector} answer={answer} sector={sector} names={names} options={options} onClose={onClose} />
    </Dialog>
  );
}

type FormProps = { answer: Answer; sector: string; names: { here: string; there: string }; options: QuestionOptions; onClose: () => void };

function ClaimForm({ answer, sector, names, options, onClose }: FormProps) {
  const tenantId = useTenantId();
  const navigate = useNavigate();
  const [ownWords, setOwnWords] = useState(false);
  const rowOf = (code: string) => answer.sectors.find((one) => one.code === code) ?? answer.sectors[0]!; // an answer has a sector at least
  const begin = (code: string, measure: Claim["measure"]): Omit<Values, "words"> & { words: string } => ({
    sector: code,
    measure,
    ...inUnits(measure, startingClaim(rowOf(code), measure)),
    words: wordsFor(rowOf(code), measure, answer, names),
  });
  const toClaim = (values: Values) => ({ ...values, ...outOfUnits(values) });
  const form = useForm<Values>({
    start: begin(sector, "location-quotient"),
    judge: partsOf(contract.createInsight.body.shape.claim, toClaim),
  });
  const save = useWrite(contract.createInsight, {
    onDone: ({ id }) => navigate({ to: "/t/$tenantId/insights/$insightId", params: { tenantId, insightId: id } }),
  });

  /** Another sector or measure is another claim; words that were made one's own are kept. */
  const startAgain = (code: string, measure: Claim["measure"]) => {
    const { words, ...rest } = begin(code, measure);
    form.set(ownWords ? rest : { words, ...rest });
  };
  const { values } = form;
  const unit = values.measure === "location-quotient" ? undefined : "%";
  const claim = toClaim(values);
  const typed =
    claim.threshold !== undefined && claim.margin !== undefined
      ? { ...claim, threshold: claim.threshold, margin: claim.margin }
      : undefined;
  const judgement = typed && judgeSaving(answer, typed);
  const row = rowOf(values.sector);
  const standing =
    typed &&
    judgement?.allowed &&
    judgeStanding({ claim: typed, sectorName: row.name, figure: figureOf(row, typed.measure), coverage: answer.coverage.share });

  return (
    <Form
      form={form}
      failure={save.failure}
      onReadAgain={save.readAgain}
      onSubmit={() => typed && save.send({ body: { claim: typed, question: answer.question, versionNumber: options.version.number } })}
    >
      <div className="cols even">
        <Select
          label="Sector"
          options={answer.sectors.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))}
          {...form.field("sector")}
          onChange={(code) => startAgain(code, values.measure)}
        />
        <Select label="Figure" options={measures} {...form.field("measure")} onChange={(measure) => startAgain(values.sector, measure)} />
      </div>
      <TextArea
        label="The claim, in your own words"
        hint="One sentence that a leader could say. It is what priorities and the deal will cite."
        rows={3}
        most={500}
        {...form.field("words")}
        onChange={(words) => {
          setOwnWords(true);
          form.set({ words });
        }}
      />
      <div className="row row-baseline">
        <Select label="It is true while the figure is" options={directions} {...form.field("direction")} />
        <NumberField
          key={`threshold ${values.sector} ${values.measure}`}
          label="Threshold"
          width="4"
          {...(unit ? { unit } : {})}
          {...form.field("threshold")}
        />
        <NumberField
          key={`margin ${values.sector} ${values.measure}`}
          label="Margin"
          width="4"
          {...(unit ? { unit: "points" } : {})}
          {...form.field("margin")}
        />
      </div>
      <p className="hint">
        The margin is how far the figure may move towards the threshold, on newer evidence, before the claim counts as weakened.
      </p>
      {standing && (
        <Notice live health={standing.standing === "holds" ? "holds" : "weak"}>
          <p>
            It would be saved as <Standing standing={standing.standing} />
          </p>
          <p className="small">{standing.because}</p>
        </Notice>
      )}
      <p className="tiny">
        Saved with it: {options.dataset.name}, version {options.version.number}, every parameter beside the chart, and the hash of the whole
        answer. The question is asked again when it is saved, and on every new version.
      </p>
      <div className="row">
        <Button type="submit" busy={save.sending} whyNot={judgement && !judgement.allowed ? judgement.sentence : undefined}>
          Save the insight
        </Button>
        <Button look="plain" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}

const measures = [
  { value: "location-quotient", label: "Location quotient" },
  { value: "growth", label: "Growth in jobs" },
  { value: "share", label: "Share of jobs" },
] as const;
const directions = [
  { value: "above", label: "above" },
  { value: "below", label: "below" },
] as const;

/** Growth and shares are typed in per cent and kept as shares of 1. */
const inUnits = <T extends { threshold: number; margin: number }>(measure: Claim["measure"], claim: T): T =>
  measure === "location-quotient" ? claim : { ...claim, threshold: times(claim.threshold, 100), margin: times(claim.margin, 100) };

const outOfUnits = ({ measure, threshold, margin }: Pick<Values, "measure" | "threshold" | "margin">) =>
  measure === "location-quotient"
    ? { threshold, margin }
    : {
        threshold: threshold === undefined ? undefined : times(threshold, 0.01),
        margin: margin === undefined ? undefined : times(margin, 0.01),
      };

const times = (value: number, by: number) => Number((value * by).toPrecision(12));
