import { useEffect, useRef, type ReactNode } from "react";
import { Failure } from "@concord/kernel";

type EmptyProps = {
  /** "No deals yet". */
  title: string;
  /** What this is for. */
  children: ReactNode;
  /** The first thing to do. */
  action?: ReactNode;
};

/** An empty page teaches: what it is for, and the first thing to do. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {typeof children === "string" ? <p>{children}</p> : children}
      {action && <div className="row">{action}</div>}
    </div>
  );
}

/** Something is on its way. It holds the place that the thing will take, so nothing jumps. */
export function Loading({ what = "the page", lines = 4 }: { what?: string; lines?: number }) {
  return (
    <div className="waiting" role="status">
      <span className="for-readers" style={{ background: "none" }}>
        Loading {what}
      </span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} aria-hidden="true" style={{ width: `${[62, 96, 88, 74][line % 4]}%` }} />
      ))}
    </div>
  );
}

/** A whole page on its way: a heading, then cards. */
export function LoadingPage() {
  return (
    <div>
      <div className="waiting" role="status" style={{ marginBottom: 24 }}>
        <span className="for-readers" style={{ background: "none" }}>
          Loading the page
        </span>
        <span aria-hidden="true" style={{ width: "40%", height: "2.2rem" }} />
        <span aria-hidden="true" style={{ width: "58%" }} />
      </div>
      <div className="card" aria-hidden="true">
        <div className="waiting">
          <span style={{ width: "34%" }} />
          <span style={{ width: "92%" }} />
          <span style={{ width: "84%" }} />
          <span style={{ width: "70%" }} />
        </div>
      </div>
    </div>
  );
}

type ProblemProps = {
  error: unknown;
  /** What was not lost by it: "What you typed is kept." */
  kept?: ReactNode;
  /** What to do: a button, a link. */
  action?: ReactNode;
  /** It stands instead of a whole page: its heading is then the page's. */
  wholePage?: boolean;
};

/** Something went wrong: what happened, what was kept, what to do. */
export function Problem({ error, kept, action, wholePage }: ProblemProps) {
  const Heading = wholePage ? "h1" : "h2";
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { title, detail } = saying(error);
  return (
    <div className="card problem marked-over" role="alert">
      <Heading ref={heading} tabIndex={-1}>
        {title}
      </Heading>
      <p className="measure gap-top">{detail}</p>
      {kept && <p className="measure gap-top">{kept}</p>}
      {action && <div className="row gap-top">{action}</div>}
    </div>
  );
}

/** An error in words: what happened, and what it means. */
export function saying(error: unknown): { title: string; detail: string } {
  if (!(error instanceof Failure)) {
    return { title: "Something went wrong", detail: "The page made a mistake of its own. Nothing you saved is lost. Try it again." };
  }
  return { title: titles[error.kind], detail: error.message };
}

const titles: Record<Failure["kind"], string> = {
  invalid: "There is a problem",
  unauthenticated: "You are not signed in",
  forbidden: "You may not see this",
  "not-found": "There is nothing here",
  stale: "Somebody else changed this",
  "version-required": "There is a problem",
  conflict: "It clashes with something that is there",
  refused: "It cannot be done",
  "too-large": "It is too large",
  "too-many": "Too many requests",
  unavailable: "The service does not answer",
  internal: "Something went wrong",
};
