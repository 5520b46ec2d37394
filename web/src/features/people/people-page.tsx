import { Link, useSearch } from "@tanstack/react-router";
import { useTenantId } from "../../app/session.ts";
import { PageHead } from "../../ui/index.ts";
import { Consultancies } from "./consultancies.tsx";
import { Members } from "./members.tsx";
import { Programs } from "./programs.tsx";
import type { PeopleView } from "./routes.tsx";

const views: readonly { view: PeopleView["view"]; name: string }[] = [
  { view: undefined, name: "People" },
  { view: "consultancies", name: "Consultancies" },
  { view: "programs", name: "Partners’ programs" },
];

/** Who may come in: the authority's own people, the consultancies it has let in, and its partners' programs. */
export function PeoplePage() {
  const { view } = useSearch({ from: "/t/$tenantId/people" });
  const tenantId = useTenantId();
  return (
    <>
      <PageHead title="People" intro="Who may come in, and as what. Whoever is shown out finds nothing here with their next click." />
      <nav className="choices" aria-label="Who">
        {views.map((one) => (
          <Link
            key={one.name}
            to="/t/$tenantId/people"
            params={{ tenantId }}
            search={one.view ? { view: one.view } : {}}
            activeOptions={{ exact: true }}
          >
            {one.name}
          </Link>
        ))}
      </nav>
      {view === undefined && <Members />}
      {view === "consultancies" && <Consultancies />}
      {view === "programs" && <Programs />}
    </>
  );
}
