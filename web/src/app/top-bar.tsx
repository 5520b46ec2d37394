import { Link, useRouter } from "@tanstack/react-router";
import { useEffect, useRef, useState, type ReactNode } from "react";
import type { Me, MyTenant } from "@concord/contract/me";
import { roleNames } from "@concord/kernel";
import { Mark } from "./mark.tsx";
import { placeOf } from "./place-of.ts";

type Props = {
  me: Me;
  here?: MyTenant | undefined;
  /** "To do 4". */
  toDo?: ReactNode;
  menu?: { id: string; open: boolean; onToggle: () => void } | undefined;
};

export function TopBar({ me, here, toDo, menu }: Props) {
  return (
    <header>
      <div className="top">
        {menu && (
          <button type="button" className="top-menu" aria-expanded={menu.open} aria-controls={menu.id} onClick={menu.onToggle}>
            <svg width="18" height="14" viewBox="0 0 18 14" aria-hidden="true" focusable="false">
              <path d="M1 1.5h16M1 7h16M1 12.5h16" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />
            </svg>
            Menu
          </button>
        )}
        {here ? (
          <Link
            className="mark"
            to="/t/$tenantId"
            params={{ tenantId: here.tenant.id }}
            activeProps={{}}
            aria-label="Concord, home of this authority"
          >
            <Mark />
          </Link>
        ) : (
          <Link className="mark" to="/">
            <Mark />
          </Link>
        )}
        {here && <span className="top-place">{here.tenant.name}</span>}
        <span className="top-right">
          {toDo}
          <Account me={me} here={here} />
        </span>
      </div>
      {here?.tenant.demonstration && (
        <p className="demonstration">
          <strong>Illustrative figures.</strong> This is a demonstration authority: the evidence it came with was made by a generator.
        </p>
      )}
    </header>
  );
}

/** Who I am here; the other authorities I may enter; the way out. */
function Account({ me, here }: { me: Me; here: MyTenant | undefined }) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const router = useRouter();

  useEffect(() => router.subscribe("onBeforeNavigate", () => setOpen(false)), [router]);
  useEffect(() => {
    if (!open) return;
    const away = (event: Event) => event.target instanceof Node && !box.current?.contains(event.target) && setOpen(false);
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener("pointerdown", away);
    document.addEventListener("focusin", away);
    document.addEventListener("keydown", closeOnEscape);
    return () => {
      document.removeEventListener("pointerdown", away);
      document.removeEventListener("focusin", away);
      document.removeEventListener("keydown", closeOnEscape);
    };
  }, [open]);

  const others = me.tenants.filter(({ tenant }) => tenant.id !== here?.tenant.id);
  return (
    <div className="account" ref={box}>
      <button type="button" ref={button} aria-expanded={open} aria-controls="account" onClick={() => setOpen(!open)}>
        <span className="account-name">{here ? roleOf(here) : me.name}</span>
        <svg width="11" height="11" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
          <path
            d="m1.5 4 4.5 4.5L10.5 4"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.8"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
      </button>
      <div className="account-panel" id="account" hidden={!open}>
        <p>
          <strong>{me.name}</strong>
          {here && <span className="tiny">{here.capacity}</span>}
        </p>
        {others.length > 0 && (
          <>
            <h2>Go to</h2>
            <ul>
              {others.map((mine) => (
                <li key={mine.tenant.id}>
                  <Link {...placeOf(mine)}>
                    {mine.tenant.name}
                    <span className="tiny">{mine.tenant.kind === "consultancy" ? "Portfolio" : mine.capacity}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
        <form method="post" action="/auth/sign-out">
          <button type="submit" className="button plain little">
            Sign out
          </button>
        </form>
      </div>
    </div>
  );
}

function roleOf({ actor, capacity }: MyTenant): string {
  const [role] = actor.type === "person" ? actor.roles : [];
  return role ? roleNames[role] : capacity;
}
