import { Outlet, useParams, useRouter } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { arrivals, WhereContext } from "../ui/where.tsx";
import { NotHere } from "./not-here.tsx";
import { Rail } from "./rail.tsx";
import { HereContext, useMe } from "./session.ts";
import { TopBar } from "./top-bar.tsx";

/** It reads the whole of home to count: not before the page itself is there. */
const ToDoCount = lazy(async () => ({ default: (await import("../features/home/to-do-count.tsx")).ToDoCount }));

/** The frame round every page of an authority. */
export function TenantShell() {
  const me = useMe();
  const { tenantId } = useParams({ strict: false });
  const here = me.tenants.find(({ tenant }) => tenant.id === tenantId);
  const [menuOpen, setMenuOpen] = useState(false);
  const arrival = useArrival(() => setMenuOpen(false));
  const where = useMemo(() => ({ place: here?.tenant.name, arrival }), [here?.tenant.name, arrival]);

  if (!here) return <NotHere />;
  return (
    <HereContext value={here}>
      <WhereContext value={where}>
        <SkipLink />
        <TopBar
          me={me}
          here={here}
          toDo={
            <Suspense>
              <ToDoCount />
            </Suspense>
          }
          menu={{ id: "places", open: menuOpen, onToggle: () => setMenuOpen(!menuOpen) }}
        />
        <div className="frame">
          <Rail actor={here.actor} tenantId={here.tenant.id} id="places" open={menuOpen} />
          <main className="main" id="main" tabIndex={-1}>
            <Outlet />
          </main>
        </div>
      </WhereContext>
    </HereContext>
  );
}

export const SkipLink = () => (
  <a className="skip" href="#main">
    Skip to the page
  </a>
);

/** When somebody goes to another page, its heading takes the focus. */
export function useArrival(onLeave: () => void) {
  const router = useRouter();
  const [arrival] = useState(arrivals);
  useEffect(
    () =>
      router.subscribe("onBeforeNavigate", ({ pathChanged, fromLocation }) => {
        if (!pathChanged || !fromLocation) return;
        arrival.expect();
        onLeave();
      }),
    [router, arrival],
  );
  return arrival;
}
