import { Outlet } from "@tanstack/react-router";
import { useMemo } from "react";
import { WhereContext } from "../ui/where.tsx";
import { useMe } from "./session.ts";
import { SkipLink, useArrival } from "./tenant-shell.tsx";
import { TopBar } from "./top-bar.tsx";

/** The frame round pages that belong to no single authority. */
export function DeskShell() {
  const me = useMe();
  const arrival = useArrival(() => {});
  const where = useMemo(() => ({ place: undefined, arrival }), [arrival]);
  return (
    <WhereContext value={where}>
      <SkipLink />
      <TopBar me={me} />
      <main className="main narrow" id="main" tabIndex={-1}>
        <Outlet />
      </main>
    </WhereContext>
  );
}
