import type { CaseView } from "@concord/domain/decisions";
import { officerNames } from "@concord/domain/governance";
import type { ReactNode } from "react";
import { Card, count, day, dayShort, Tag } from "../../ui/index.ts";

type Step = { title: ReactNode; hint: ReactNode; tag: ReactNode };

/** What had to happen before this could be decided, what happened, and what is to come. */
export function TheWayHere({ view: { case: theCase, names, inForce } }: { view: CaseView }) {
  const { rulePack, signOffs, stage, finding, closedAt, inForceFrom } = theCase;
  // Whoever the papers are closed to is not told how many there are.
  const opened = theCase.papers.length > 0 ? `, having opened ${count(theCase.papers.length, "paper")}` : "";
  const done = (at: string) => <Tag health="holds">{dayShort(at)}</Tag>;
  const over = stage === "withdrawn";

  const steps: Step[] = [
    {
      title: "Submitted",
      hint: `by ${names[theCase.initiatorId] ?? "somebody who has left"}; the text was frozen`,
      tag: done(theCase.openedAt),
    },
    ...rulePack.signOffs.map(({ role, opensEveryDocument, authority }): Step => {
      const given = signOffs.find((one) => one.role === role);
      return {
        title: `${capital(officerNames[role])} signs off`,
        hint: given ? `${names[given.by] ?? "Somebody who has left"}${opensEveryDocument ? opened : ""}: “${given.words}”` : authority,
        tag: given ? done(given.at) : <Tag health={over ? "none" : "weak"}>{over ? "not given" : "waiting"}</Tag>,
      };
    }),
    {
      title: <strong>{theCase.bodyName}</strong>,
      hint:
        stage === "closed"
          ? `${count(finding?.for.length ?? 0, "vote")} for, ${finding?.against.length ?? 0} against`
          : `${count(theCase.votesCast.length, "vote")} cast`,
      tag: voteTag(),
    },
    {
      title:
        rulePack.callIn.clearWorkingDays === 0 ? "No call-in" : `Call-in, ${count(rulePack.callIn.clearWorkingDays, "clear working day")}`,
      hint: inForceFrom ? `in force from ${day(inForceFrom)}` : (theCase.inForceNote ?? "once it has carried"),
      tag: inForce ? <Tag health="holds">in force</Tag> : <Tag>{stage === "closed" && !finding?.carried ? "none" : "to come"}</Tag>,
    },
    { title: `To ${theCase.proposal?.counterpart ?? "Government"}`, hint: "once it is in force", tag: <Tag>to come</Tag> },
  ];

  function voteTag(): ReactNode {
    if (stage === "closed" && closedAt) return finding?.carried ? done(closedAt) : <Tag health="over">{dayShort(closedAt)}</Tag>;
    if (stage === "voting") return <Tag health="weak">open</Tag>;
    return <Tag>{over ? "none" : "to come"}</Tag>;
  }

  return (
    <Card title="The way here">
      <ol className="list">
        {steps.map(({ title, hint, tag }, index) => (
          <li key={index}>
            <span>
              {title}
              <span className="tiny">{hint}</span>
            </span>
            {tag}
          </li>
        ))}
      </ol>
    </Card>
  );
}

const capital = (words: string) => words[0]!.toUpperCase() + words.slice(1);
