import type { CaseView } from "@concord/domain/decisions";
import { Card } from "../../ui/index.ts";

/** Dissent, in the members' own words. It stays with the decision. */
export function SaidAgainst({ view: { case: theCase, votes } }: { view: CaseView }) {
  const against = votes.filter(({ vote, reason, void: gone }) => vote === "against" && reason && !gone);
  const others = votes.filter(({ vote, reason, void: gone }) => vote !== "against" && reason && !gone);
  if (against.length + others.length === 0) return null;
  const seatName = (seatId: string) => theCase.seats.find(({ id }) => id === seatId)?.name;

  return (
    <>
      {[
        { title: "Said against", said: against },
        { title: "Also said", said: others },
      ].map(
        ({ title, said }) =>
          said.length > 0 && (
            <Card key={title} title={title}>
              {said.map(({ seatId, reason, personName }) => (
                <figure key={seatId} className="said">
                  <blockquote>“{reason}”</blockquote>
                  <figcaption className="tiny">
                    {seatName(seatId)}, {personName}. Recorded; it stays with the decision.
                  </figcaption>
                </figure>
              ))}
            </Card>
          ),
      )}
    </>
  );
}
