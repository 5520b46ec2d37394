import { findingNow, standingOf, type CaseView } from "@concord/domain/decisions";
import { majorityInWords } from "@concord/domain/governance";
import { Card, Notice } from "../../ui/index.ts";
import { SeatTile, type SeatWord } from "./seat-tile.tsx";

/** The seats with a vote, how each stands, and what it comes to: found here by the same engine that decides. */
export function TheVote({ view }: { view: CaseView }) {
  const { case: theCase, votes, you } = view;
  const { majority } = theCase.rulePack;
  const standing = (seat: CaseView["case"]["seats"][number]) => standingOf(seat, theCase.rulePack, theCase.recusals);
  const voting = theCase.seats.filter((seat) => standing(seat).is !== "speaks-only");
  const speaking = theCase.seats.filter((seat) => standing(seat).is === "speaks-only");

  function wordOf(seat: CaseView["case"]["seats"][number]): SeatWord {
    if (standing(seat).is === "recused") return "Recused";
    const vote = votes.find((cast) => cast.seatId === seat.id && !cast.void);
    if (vote) return ({ for: "For", against: "Against", abstain: "Abstained" } as const)[vote.vote];
    if (theCase.stage === "closed") return "Absent";
    return you.seats.some(({ seatId, as }) => seatId === seat.id && as === "member") ? "You" : "Not yet";
  }

  return (
    <Card title="The vote" note={`${majorityInWords(majority)} ${majority.authority}.`}>
      <ul className="seats" aria-label="Seats with a vote">
        {voting.map((seat) => (
          <li key={seat.id}>
            <SeatTile seat={seat} word={wordOf(seat)} holder={seat.holderId && view.names[seat.holderId]} />
          </li>
        ))}
      </ul>
      {speaking.length > 0 && (
        <p className="small quiet gap-top">May speak, without a vote on this: {speaking.map(({ name }) => name).join(", ")}.</p>
      )}
      {theCase.stage !== "sign-off" && <FindingBox view={view} />}
    </Card>
  );
}

function FindingBox({ view: { case: theCase, votes } }: { view: CaseView }) {
  const finding = findingNow(theCase, votes);
  const closed = theCase.stage === "closed";
  const titles = closed
    ? { carried: "Carried.", lost: "Not carried.", none: "Nothing was decided: there was no quorum." }
    : { carried: "Would carry now.", lost: "Would not carry now.", none: "No quorum yet." };
  const outcome = finding.carried ? "carried" : finding.quorate ? "lost" : "none";
  const health = { carried: "holds", lost: "over", none: "weak" } as const;
  return (
    <Notice health={health[outcome]} title={titles[outcome]} live={!closed}>
      <ul className="because">
        {byAuthority(finding.because).map(({ texts, authority }) => (
          <li key={texts[0]}>
            {texts.join(" ")} <span className="tiny">{authority}</span>
          </li>
        ))}
      </ul>
      {theCase.inForceNote && <p>{theCase.inForceNote}</p>}
    </Notice>
  );
}

/** Sentences that rest on the same clause stand together, and name it once. */
function byAuthority(because: CaseView["finding"]["because"]): { texts: string[]; authority: string }[] {
  const groups: { texts: string[]; authority: string }[] = [];
  for (const { text, authority } of because) {
    const last = groups.at(-1);
    if (last?.authority === authority) last.texts.push(text);
    else groups.push({ texts: [text], authority });
  }
  return groups;
}
