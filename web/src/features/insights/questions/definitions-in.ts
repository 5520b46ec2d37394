import type { Reply } from "@concord/contract/endpoint";
import type { listSectorDefinitions } from "@concord/contract/sector-definitions";
import type { Beginning } from "./question-page.ts";

export type Definitions = Reply<typeof listSectorDefinitions>["items"];

/** Those in use; of a question that names a retired one, the field still shows it. */
export const definitionsIn = (begin: Pick<Beginning, "more">): Definitions =>
  (begin.more as { items: Definitions } | undefined)?.items ?? [];
