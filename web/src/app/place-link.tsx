import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTenantId } from "./session.ts";

/**
 * A link that the API gave: from the authority's own root, as `insights/ins_…`
 * or `strategy/str_…#act_…`. Links that a page writes itself use `Link`, which is typed.
 */
export function PlaceLink({ place, className, children }: { place: string; className?: string; children: ReactNode }) {
  return (
    <Link {...placeProps(useTenantId(), place)} className={className}>
      {children}
    </Link>
  );
}

/** The same as props, for anything made with `createLink`. */
export function placeProps(tenantId: string, place: string) {
  const { pathname, searchParams, hash } = new URL(place, "http://place/");
  return {
    to: `/t/${tenantId}${pathname === "/" ? "" : pathname}` as "/",
    search: Object.fromEntries(searchParams) as never,
    ...(hash ? { hash: hash.slice(1) } : {}),
  };
}
