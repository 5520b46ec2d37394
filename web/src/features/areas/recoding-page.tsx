import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { listAreas, recodePlaces } from "@concord/contract/geography";
import { getCodeSets } from "@concord/contract/reference";
import { dayOf, Failure } from "@concord/kernel";
import { useReadLater, useReads } from "../../app/use-read.ts";
import { Card, day, Loading, PageHead } from "../../ui/index.ts";
import { isArea, type RecodingBody } from "./recoding-draft.ts";
import { levels, RecodingForm } from "./recoding-form.tsx";
import { RecodingResult } from "./recoding-result.tsx";
import "./areas.css";

const from = "/t/$tenantId/evidence/code-sets/recoding";

export function RecodingPage() {
  const { tenantId } = useParams({ from });
  const search = useSearch({ from });
  const [areas, { codeSets }] = useReads([listAreas, { query: { limit: 100 } }], [getCodeSets]);
  const [asked, setAsked] = useState<RecodingBody>();
  const answer = useReadLater(recodePlaces, { body: asked ?? { codes: [], to: "lad" } }, { when: asked !== undefined });
  const failure = useMemo(() => failureOf(answer.error), [answer.error]);
  const start = levels.some(({ value }) => value === search.to) || areas.items.some(({ id }) => id === search.to) ? search.to! : "lad";
  const ask = (body: RecodingBody) => {
    if (JSON.stringify(body) === JSON.stringify(asked)) answer.readAgain();
    else setAsked(body);
  };

  return (
    <>
      <PageHead
        title="What became of these codes?"
        intro="Districts are merged, given new codes and drawn afresh. Paste codes of any year, and see where each lies on a day, or in an authority, a region or an area of your own, and which have no place there."
        crumbs={[
          <Link key="evidence" to="/t/$tenantId/evidence" params={{ tenantId }} search={{}}>
            Evidence
          </Link>,
          <Link key="code-sets" to="/t/$tenantId/evidence/code-sets" params={{ tenantId }}>
            Code sets
          </Link>,
        ]}
      />
      <div className="stack-wide">
        <div className="not-printed">
          <Card label="Codes, and where they are brought to">
            <RecodingForm
              start={{ codes: "", from: "", to: start, on: search.on ?? dayOf(new Date()) }}
              areas={areas.items}
              lists={codeSets.filter(({ key }) => key.startsWith("lad-"))}
              busy={asked !== undefined && answer.waiting}
              failure={failure}
              onAsk={ask}
            />
          </Card>
        </div>
        {asked !== undefined && answer.data === undefined && answer.waiting && <Loading what="where they lie" />}
        {asked !== undefined && answer.data !== undefined && answer.error === undefined && (
          <RecodingResult asked={asked} recoding={answer.data} where={sayWhere(asked, areas.items)} />
        )}
      </div>
    </>
  );
}

function failureOf(error: unknown): Failure | undefined {
  if (error === undefined || error instanceof Failure) return error;
  return new Failure("unavailable", "no-connection", "The service could not be reached. Check your connection, then ask again.");
}

/** "the districts of 1 April 2023", "Aire Valley": goes on from "lies in". */
function sayWhere({ to, on }: RecodingBody, areas: readonly { id: string; name: string }[]): string {
  if (isArea(to)) return areas.find(({ id }) => id === to)?.name ?? "the area";
  const of = on === undefined ? "" : ` of ${day(on)}`;
  const words: Record<string, string> = { "combined-authority": "combined authorities", region: "regions", country: "countries" };
  return `the ${words[to] ?? "districts"}${of}`;
}
