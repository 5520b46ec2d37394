import type { VersionSummary } from "@concord/contract/evidence";
import { Tag, type Health } from "../../ui/index.ts";

const words: Record<VersionSummary["status"], [Health, string]> = {
  uploading: ["none", "being sent"],
  checking: ["none", "being checked"],
  proposed: ["weak", "waits to be accepted"],
  accepted: ["holds", "accepted"],
  rejected: ["over", "refused"],
  abandoned: ["none", "given up"],
};

export function VersionTag({ status, latest }: { status: VersionSummary["status"]; latest?: boolean }) {
  const [health, word] = words[status];
  return <Tag health={health}>{latest ? "accepted, the latest" : word}</Tag>;
}
