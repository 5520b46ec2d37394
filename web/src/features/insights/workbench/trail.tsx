import { Link } from "@tanstack/react-router";
import type { Looking, WorkbenchSearch } from "./workbench-search.ts";
import { industriesOf, trailOf } from "./steps.ts";
import { fieldsWith } from "./fields-with.ts";
import type { OneAsking } from "./use-workbench.ts";

/** The way down to the sector that is looked into, and back up. */
export function Trail({ set, looking }: { set: OneAsking; looking: Looking }) {
  const crumbs = trailOf(set.question, industriesOf(set.page, set.begin));
  if (crumbs.length === 0) return null;
  const { marked: _, find: __, ...kept } = looking;
  return (
    <nav className="crumbs trail" aria-label="The way into this sector">
      <ol>
        {crumbs.map(({ code, name, changes }, at) => (
          <li key={code ?? "every"} aria-current={at === crumbs.length - 1 ? "page" : undefined}>
            {at === crumbs.length - 1 ? (
              <strong>{name}</strong>
            ) : (
              <Link
                from="/t/$tenantId/insights/ask/$question"
                to="/t/$tenantId/insights/ask/$question"
                params={(before) => before}
                search={{ ...kept, ...fieldsWith(set, changes) } as WorkbenchSearch}
              >
                {name}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
