import { createContext, useContext } from "react";
import { getMe, type Me, type MyTenant } from "@concord/contract/me";
import type { PersonActor } from "@concord/kernel";
import { useRead } from "./use-read.ts";

/** Who has signed in, and where they may go. */
export const useMe = (): Me => useRead(getMe);

export const HereContext = createContext<MyTenant | undefined>(undefined);

/** The authority this page is in, and who I am in it. Only on pages under `/t/$tenantId`. */
export function useHere(): MyTenant {
  const here = useContext(HereContext);
  if (!here) throw new Error("This page belongs to no authority");
  return here;
}

/** Me, as judgements want me: `judgeSubmission(deal, useActor())`. */
export function useActor(): PersonActor {
  const { actor } = useHere();
  if (actor.type !== "person") throw new Error("Only a person sees pages");
  return actor;
}

export const useTenantId = (): MyTenant["tenant"]["id"] => useHere().tenant.id;
