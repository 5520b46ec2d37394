import type { Scope } from "@concord/kernel";

/** What a program may do, as people say it. */
export const scopeWords: Record<Scope, string> = {
  "insights.read-published": "read published insights",
  "evidence.read": "read evidence",
  "insights.read": "read every insight",
  "strategy.read": "read the strategy",
};
