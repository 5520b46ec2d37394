import { useId, type ReactNode } from "react";

type Props = {
  title?: ReactNode;
  /** A quiet line under the title. */
  note?: ReactNode;
  /** At the right of the title. */
  aside?: ReactNode;
  /** A line down its left side. */
  marked?: "holds" | "weak" | "over" | "thread" | undefined;
  /** Its name for those who hear the page, where it has no title. */
  label?: string;
  children?: ReactNode;
};

export function Card({ title, note, aside, marked, label, children }: Props) {
  const titleId = useId();
  return (
    <section
      className={marked ? `card marked-${marked}` : "card"}
      aria-labelledby={title === undefined ? undefined : titleId}
      aria-label={title === undefined ? label : undefined}
    >
      {title !== undefined && (
        <div className="card-head">
          <h2 id={titleId}>{title}</h2>
          {aside}
        </div>
      )}
      {note !== undefined && <p className="card-note">{note}</p>}
      {children}
    </section>
  );
}
