import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, ReactNode } from "react";

/** Where something comes from. Gold means provenance, here and everywhere. */
export const Cite = ({ children }: { children: ReactNode }) => <span className="cite">{children}</span>;

function Anchor({ className, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement>) {
  return <a {...rest} className={className ? `cite ${className}` : "cite"} />;
}

/** The same, leading to the source. */
export const CiteLink = createLink(Anchor);

/** Several of them. */
export function Cites({ children }: { children: readonly ReactNode[] }) {
  return (
    <ul className="cites">
      {children.map((child, index) => (
        <li key={index}>{child}</li>
      ))}
    </ul>
  );
}
