import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { notPermitted } from "../../app/not-permitted.ts";
import { useActor } from "../../app/session.ts";
import { Button, PageHead } from "../../ui/index.ts";
import { Catalogue } from "./catalogue.tsx";
import { CatalogueFilters } from "./catalogue-filters.tsx";
import type { CatalogueSearch } from "./catalogue-search.ts";
import "./evidence.css";

const from = "/t/$tenantId/evidence";

export function EvidencePage() {
  const { tenantId } = useParams({ from });
  const search = useSearch({ from });
  const navigate = useNavigate();
  const show = (next: CatalogueSearch) =>
    void navigate({ to: from, params: { tenantId }, search: next, replace: true, resetScroll: false });
  const add = (
    <Button
      whyNot={notPermitted(useActor(), "evidence.write")}
      onClick={() => void navigate({ to: "/t/$tenantId/evidence/new", params: { tenantId } })}
    >
      Add a dataset
    </Button>
  );

  return (
    <>
      <PageHead
        title="Evidence"
        intro="The datasets that everything else rests on: what they are, where they come from, how fresh they are, what may be done with them."
        actions={add}
      />
      <nav aria-label="Whose data" className="choices">
        <Link
          to={from}
          params={{ tenantId }}
          search={{}}
          className={search.shelf ? undefined : "active"}
          activeProps={{}}
          aria-current={search.shelf ? undefined : "page"}
        >
          Our datasets
        </Link>
        <Link
          to={from}
          params={{ tenantId }}
          search={{ shelf: "reference" }}
          className={search.shelf ? "active" : undefined}
          activeProps={{}}
          aria-current={search.shelf ? "page" : undefined}
        >
          Reference data for everybody
        </Link>
        <Link to="/t/$tenantId/evidence/areas" params={{ tenantId }}>
          Areas of our own
        </Link>
        <Link to="/t/$tenantId/evidence/code-sets" params={{ tenantId }}>
          Code sets
        </Link>
      </nav>
      <CatalogueFilters search={search} onChange={show} />
      <Catalogue search={search} add={add} />
    </>
  );
}
