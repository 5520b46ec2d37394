import type { Freshness } from "@concord/domain/evidence";
import { Tag, type Health } from "../../ui/index.ts";

const words: Record<Freshness["state"], [Health, string]> = {
  "no-data": ["none", "no version yet"],
  "not-expected": ["none", "no next one expected"],
  fresh: ["holds", "up to date"],
  due: ["weak", "due"],
  overdue: ["over", "overdue"],
};

/** How fresh a dataset is: a word, and the whole of it under it. */
export function FreshnessTag({ freshness, brief }: { freshness: Freshness; brief?: boolean }) {
  const [health, word] = words[freshness.state];
  return (
    <>
      <Tag health={health}>{word}</Tag>
      {!brief && freshness.state !== "no-data" && <span className="tiny under">{freshness.sentence}</span>}
    </>
  );
}
