import type { Me } from "@concord/contract/me";
import { placeOf } from "../../app/place-of.ts";

/** Where somebody belongs who has only one place to go. */
export function onlyPlaceOf({ tenants }: Me): ReturnType<typeof placeOf> | undefined {
  const own = tenants.filter(({ until }) => until === undefined); // those that one is a member of
  const [first, ...others] = own;
  return first && others.length === 0 ? placeOf(first) : undefined;
}
