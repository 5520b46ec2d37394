import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, ReactNode } from "react";

type BeadProps = {
  count: number;
  name: string;
  /** "19 hold, 3 weakened". */
  note?: ReactNode;
  health?: "hurt" | "weak" | undefined;
};

function Anchor({ count, name, note, health, ...rest }: BeadProps & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return (
    <a {...rest} className={["bead", health, count === 0 ? "none-yet" : undefined].filter(Boolean).join(" ")}>
      <b>{count}</b>
      <span className="bead-name">{name}</span>
      {note && <span className="bead-note">{note}</span>}
    </a>
  );
}

/** One link of the chain. */
export const Bead = createLink(Anchor);

/** The golden thread, from evidence to decision. */
export function ThreadBeads({ children }: { children: readonly ReactNode[] }) {
  return (
    <ol className="thread">
      {children.map((child, index) => (
        <li key={index}>{child}</li>
      ))}
    </ol>
  );
}
