import type { ReactElement, ReactNode } from "react";

export type Health = "holds" | "weak" | "over" | "none";

/** A state, said by word, sign and colour together. `holds` passes, `weak` needs care, `over` fails, `none` is not yet. */
export function Tag({ health = "none", children }: { health?: Health | undefined; children: ReactNode }) {
  return (
    <span className={`tag ${health}`}>
      {signs[health]}
      {children}
    </span>
  );
}

const sign = (path: string) => (
  <svg width="11" height="11" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
    <path d={path} fill="none" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
);

const signs: Record<Health, ReactElement | null> = {
  holds: sign("M2 6.5 4.8 9.3 10 3"),
  weak: sign("M6 2v4.6M6 9.8v.1"),
  over: sign("m2.6 2.6 6.8 6.8m0-6.8-6.8 6.8"),
  none: null,
};

/** How a claim stands on the newest evidence. */
export function Standing({ standing }: { standing: "holds" | "weakened" | "overturned" }) {
  return <Tag health={standing === "holds" ? "holds" : standing === "weakened" ? "weak" : "over"}>{standing}</Tag>;
}
