import { useParams } from "@tanstack/react-router";
import { removeOutcome, getVision } from "@concord/contract/vision";
import { districtName, industryName } from "@concord/domain/reference";
import type { Outcome } from "@concord/domain/vision";
import { placeProps } from "../../app/place-link.tsx";
import { useRead } from "../../app/use-read.ts";
import { useWrite } from "../../app/use-write.ts";
import { between } from "./between.ts";
import { Button, Cite, CiteLink, day, ErrorSummary, number } from "../../ui/index.ts";

type Props = { outcome: Outcome; onChange: (() => void) | undefined };

/** Baseline and target on one line: where it stands, what it is to become, and the way between. */
export function OutcomeLine({ outcome, onChange }: Props) {
  const { title, unit, baseline, target } = outcome;
  const rises = target.value > baseline.value;
  const change = baseline.value === 0 ? undefined : (target.value - baseline.value) / Math.abs(baseline.value);

  return (
    <div className="outcome">
      <div className="outcome-name">
        <h3>{title}</h3>
        <Source outcome={outcome} />
      </div>
      <div className="outcome-way">
        <p className="outcome-end">
          <strong className="tabular">{said(baseline.value)}</strong>
          <span className="tiny">{baseline.period}</span>
          {baseline.from === "dataset" && baseline.low !== baseline.high && (
            <span className="tiny">{between(baseline.low, baseline.high)}</span>
          )}
        </p>
        <p className="outcome-arrow">
          <span className="for-readers">{rises ? "is to rise to" : "is to fall to"}</span>
          <svg viewBox="0 0 100 26" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <line x1="0" x2="98" y1={rises ? 22 : 4} y2={rises ? 4 : 22} vectorEffect="non-scaling-stroke" />
          </svg>
          {change !== undefined && (
            <span className="tiny">
              {rises ? "+" : "\u2212"}
              {number(Math.abs(change) * 100, Math.abs(change) < 0.1 ? 1 : 0)}%
            </span>
          )}
        </p>
        <p className="outcome-end">
          <strong className="tabular">{said(target.value)}</strong>
          <span className="tiny">
            {unit}, by {day(target.on)}
          </span>
        </p>
      </div>
      {onChange && <Doing outcome={outcome} onChange={onChange} />}
    </div>
  );
}

const said = (value: number) => number(value, Number.isInteger(value) ? 0 : 1);

function Source({ outcome: { baseline } }: { outcome: Outcome }) {
  const { tenantId } = useParams({ from: "/t/$tenantId/vision" });
  if (baseline.from === "entered") return <Cite>{baseline.source}</Cite>;
  return (
    <>
      <CiteLink {...placeProps(tenantId, `evidence/${baseline.pin.datasetId}/versions/${baseline.pin.number}`)}>
        {baseline.datasetName}, version{"\u00a0"}
        {baseline.pin.number}
      </CiteLink>
      <p className="tiny">
        {named(baseline.industries, industryName, "Every industry")}, {named(baseline.places, districtName, "everywhere")}
      </p>
    </>
  );
}

function named(codes: readonly string[], nameOf: (code: string) => string | undefined, none: string): string {
  if (codes.length === 0) return none;
  const names = codes.slice(0, 6).map((code) => nameOf(code) ?? code);
  return codes.length > 6 ? `${names.join(", ")} and ${codes.length - 6} more` : names.join(", ");
}

function Doing({ outcome, onChange }: { outcome: Outcome; onChange: () => void }) {
  const vision = useRead(getVision);
  const remove = useWrite(removeOutcome);
  return (
    <div className="outcome-do">
      <ErrorSummary failure={remove.failure} onReadAgain={remove.readAgain} />
      <Button look="quiet" little onClick={onChange}>
        Change<span className="for-readers"> {outcome.title}</span>
      </Button>
      <Button
        look="quiet"
        little
        busy={remove.sending}
        onClick={() => void remove.send({ params: { outcomeId: outcome.id }, ifMatch: vision.version })}
      >
        Remove<span className="for-readers"> {outcome.title}</span>
      </Button>
    </div>
  );
}
