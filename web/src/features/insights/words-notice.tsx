import { contradicts, type WordsFinding } from "@concord/domain/insights";
import { Notice } from "../../ui/index.ts";

type Props = { words: string; judgement: { allowed: boolean; findings: readonly WordsFinding[] } | undefined };

/** What came of holding the words against the figure, with the stretch of the words that each is about. */
export function WordsNotice({ words, judgement }: Props) {
  if (!judgement || judgement.findings.length === 0) return null;
  const contradicted = judgement.findings.some(contradicts);
  return (
    <Notice
      live
      health={contradicted ? "over" : "weak"}
      title={contradicted ? "The words contradict the figure" : "The words, held against the figure"}
    >
      <p className="claim-words">
        <Stretches words={words} findings={judgement.findings} />
      </p>
      <FindingsList findings={judgement.findings} />
    </Notice>
  );
}

export function FindingsList({ findings }: { findings: readonly WordsFinding[] }) {
  return (
    <ul>
      {findings.map(({ code, sentence }, at) => (
        <li key={`${code} ${at}`}>{sentence}</li>
      ))}
    </ul>
  );
}

/** The words with what was found in them marked; of stretches that lie over one another, the first. */
function Stretches({ words, findings }: { words: string; findings: readonly WordsFinding[] }) {
  const pieces: { text: string; of?: WordsFinding }[] = [];
  let at = 0;
  for (const finding of [...findings].sort((one, other) => one.at.from - other.at.from)) {
    const { from, to } = finding.at;
    if (from < at || to > words.length || finding.code === "nothing-to-check") continue;
    pieces.push({ text: words.slice(at, from) }, { text: words.slice(from, to), of: finding });
    at = to;
  }
  pieces.push({ text: words.slice(at) });
  return pieces.map(({ text, of }, place) =>
    of ? (
      <mark key={place} className={contradicts(of) ? "against" : "untold"}>
        {text}
      </mark>
    ) : (
      <span key={place}>{text}</span>
    ),
  );
}
