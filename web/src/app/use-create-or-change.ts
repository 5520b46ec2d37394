import type { Endpoint, Reply } from "@concord/contract/endpoint";
import type { Failure } from "@concord/kernel";
import { useBegun } from "./use-begun.ts";
import { useWrite, type Write } from "./use-write.ts";

type Both<C extends Endpoint, E extends Endpoint> = {
  create: C;
  change: E;
  /** There is a thing already, and the form changes it. */
  changes: boolean;
  /** Of the thing that a change is held against, as it was read: the thing's own, or that of what holds it. */
  version?: number | undefined;
  onDone: (reply: Reply<C> | Reply<E>) => void;
};

export type CreateOrChange<C extends Endpoint, E extends Endpoint> = {
  create: Write<C>["send"];
  change: Write<E>["send"];
  /** The version that the form was begun from: what is sent as `ifMatch`. */
  begun: number;
  sending: boolean;
  failure: Failure | undefined;
  readAgain: () => void;
};

/** One form for a thing that is made and for the same thing changed: what went wrong, and whether it is on its way, whichever it is. */
export function useCreateOrChange<C extends Endpoint, E extends Endpoint>({
  create,
  change,
  changes,
  version = 0,
  onDone,
}: Both<C, E>): CreateOrChange<C, E> {
  const creating = useWrite(create, { onDone });
  const changing = useWrite(change, { onDone });
  const { sending, failure, readAgain: forget } = changes ? changing : creating;
  const { version: begun, readAgain } = useBegun(version, { readAgain: forget });
  return { create: creating.send, change: changing.send, begun, sending, failure, readAgain };
}
