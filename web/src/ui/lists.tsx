import type { ReactNode } from "react";

export type SummaryRow = { key: ReactNode; value: ReactNode; action?: ReactNode };

/** What is known of one thing, by name. Rows that are undefined are left out. */
export function SummaryList({ rows }: { rows: readonly (SummaryRow | undefined)[] }) {
  return (
    <dl className="summary">
      {rows
        .filter((row) => row !== undefined)
        .map((row, index) => (
          <div key={index}>
            <dt>{row.key}</dt>
            <dd>{row.value}</dd>
            {row.action && <dd className="summary-do">{row.action}</dd>}
          </div>
        ))}
    </dl>
  );
}

export type Task = {
  /** Usually a link to where it is done. */
  title: ReactNode;
  hint?: ReactNode;
  /** A `<Tag>`, a date, a count. */
  status?: ReactNode;
};

/** Things to do, and how each stands. `ordered` where the order matters. */
export function TaskList({ tasks, ordered }: { tasks: readonly Task[]; ordered?: boolean }) {
  const List = ordered ? "ol" : "ul";
  return (
    <List className="tasks">
      {tasks.map((task, index) => (
        <li key={index}>
          <span>
            {task.title}
            {task.hint && <span className="tiny">{task.hint}</span>}
          </span>
          {typeof task.status === "string" ? <span className="tiny">{task.status}</span> : task.status}
        </li>
      ))}
    </List>
  );
}
