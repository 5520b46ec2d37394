import type { Answer, Bounds } from "@concord/domain/questions";
import { Card } from "../../../ui/index.ts";

const boundsWords: Record<Bounds, string> = {
  tightest: "every value that it may truly have, and no other",
  outer: "every value that it may truly have, and perhaps some beyond",
  simulated: "simulated: a stated share of seeded draws lies within",
  sampling: "carried from the publisher’s 95% confidence intervals",
  none: "it has none of its own",
};

/** How it was worked out, in plain words, with the formulae and how each interval was come by. */
export function MethodCard({ answer: { method, tables, simulation } }: { answer: Answer }) {
  const measures = [...new Map(tables.flatMap((table) => table.measures).map((measure) => [measure.key, measure])).values()];
  return (
    <Card title="How it is worked out" note={`${capital(method.name)}, version ${method.version} of the method.`}>
      <dl className="formulae">
        {method.formulae.map(({ name, formula, words, source }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code className="formula">{formula}</code>
              <span>{words}</span>
              <span className="tiny block">{source}</span>
            </dd>
          </div>
        ))}
      </dl>
      <details className="behind">
        <summary>What each figure tells, and what its interval is</summary>
        <dl className="formulae">
          {measures.map(({ key, name, help, bounds }) => (
            <div key={key}>
              <dt>{name}</dt>
              <dd>
                {help} <span className="quiet">Its interval: {boundsWords[bounds]}.</span>
              </dd>
            </div>
          ))}
        </dl>
      </details>
      {simulation && (
        <p className="small gap-top">
          {`Simulated with ${simulation.draws} draws from seed ${simulation.seed}: ${Math.round(simulation.level * 100)} of 100 of them lie within an interval. The same seed gives the same intervals on every machine.`}
        </p>
      )}
      <p className="small gap-top">
        Two rows have different ranks only where their intervals do not meet; otherwise they cannot be told apart. Blank and suppressed
        figures are left out of every sum and never taken as 0.
      </p>
    </Card>
  );
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
