import type { EvidenceChange } from "@concord/domain/decisions";
import { Notice, Tag } from "../../ui/index.ts";

/** What has changed under the deal since its text was frozen. Never left out: it is decided knowing it, or not at all. */
export function ChangedEvidence({ changes }: { changes: readonly EvidenceChange[] }) {
  if (changes.length === 0) return null;
  const overturned = changes.some(({ change }) => change === "overturned");
  return (
    <Notice health={overturned ? "over" : "weak"} title="The evidence has changed since this text was frozen">
      <ul className="list">
        {changes.map(({ key, title, change, detail }) => (
          <li key={key}>
            <span>
              {title}
              <span className="tiny">{detail}</span>
            </span>
            <Tag health={change === "overturned" ? "over" : "weak"}>{change === "newer-version" ? "newer version" : change}</Tag>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
