import type { ReactNode } from "react";

/** Parameters that few change: folded away, with what they are set to read out when opened. */
export const More = ({ title = "More choices", children }: { title?: string; children: ReactNode }) => (
  <details className="more-choices">
    <summary>{title}</summary>
    <div>{children}</div>
  </details>
);
