import type { ReactNode } from "react";
import type { Health } from "./tag.tsx";

type Props = {
  health?: Exclude<Health, "none"> | undefined;
  title?: ReactNode;
  /** Read out when it appears after something was done. */
  live?: boolean;
  children?: ReactNode;
};

/** Something to know before reading on: why a vote carries, what a figure leaves out. */
export function Notice({ health, title, live, children }: Props) {
  return (
    <div className={health ? `notice ${health}` : "notice"} role={live ? "status" : undefined}>
      {title !== undefined && (
        <p>
          <strong>{title}</strong>
        </p>
      )}
      {typeof children === "string" ? <p>{children}</p> : children}
    </div>
  );
}
