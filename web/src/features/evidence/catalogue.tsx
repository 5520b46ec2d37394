import { Link, useParams } from "@tanstack/react-router";
import { useDeferredValue, type ReactNode } from "react";
import { listDatasets } from "@concord/contract/evidence";
import { listReferenceDatasets } from "@concord/contract/reference-shelf";
import type { CatalogueItem } from "@concord/domain/evidence";
import { useReadPages } from "../../app/use-read.ts";
import { Card, count, day, Empty, number, Pager, Table } from "../../ui/index.ts";
import type { CatalogueSearch } from "./catalogue-search.ts";
import { FreshnessTag } from "./freshness-tag.tsx";
import { kindName } from "./kinds.ts";
import { periodsOf } from "./periods-of.ts";

/** The datasets that were asked for, a page at a time. */
export function Catalogue({ search, add }: { search: CatalogueSearch; add: ReactNode }) {
  const { tenantId } = useParams({ from: "/t/$tenantId/evidence" });
  const asked = useDeferredValue(search);
  const { find, kind, fresh, who, permits, sort, shelf } = asked;
  const query = {
    limit: 50,
    ...(find ? { q: find } : {}),
    ...(kind ? { kind } : {}),
    ...(fresh ? { freshness: fresh } : {}),
    ...(who ? { sensitivity: who } : {}),
    ...(permits ? { permits } : {}),
    ...(sort ? { sort } : {}),
  };
  const { items, more, busy } = useReadPages(shelf ? listReferenceDatasets : listDatasets, { query }) as {
    items: readonly CatalogueItem[];
    more: (() => void) | undefined;
    busy: boolean;
  };
  const filtered = [find, kind, fresh, who, permits].some((part) => part !== undefined);

  if (items.length === 0 && !filtered && !shelf) {
    return (
      <Empty title="No datasets yet" action={add}>
        <p>
          A dataset is a table that somebody publishes again and again. Add one, say who publishes it and under which licence, then drop a
          file on its page or connect it to its publisher. Every row is checked and becomes a version that never changes, so a figure can
          always be followed to the file it came from.
        </p>
        <p className="gap-top">
          A good first one is the Business Register and Employment Survey from Nomis: jobs by district and industry. A CSV, a workbook, a
          zip, a Parquet file or boundaries as GeoJSON will all do, as they come.
        </p>
      </Empty>
    );
  }
  if (items.length === 0 && !filtered) {
    return (
      <Empty title="Nothing on the shelf yet">
        Here stand code sets, lookups, boundaries and national tables that the platform keeps for every authority.
      </Empty>
    );
  }
  return (
    <Card label="Datasets">
      {items.length === 0 ? (
        <p role="status">No dataset here fits. Take a filter away, or look for fewer words.</p>
      ) : (
        <Table
          caption={count(items.length, "dataset")}
          captionHidden
          rows={items}
          keyOf={({ id }) => id}
          columns={[
            {
              head: "Dataset",
              rowHead: true,
              cell: ({ id, name, publisher, coverage }) => (
                <>
                  <Link to="/t/$tenantId/evidence/$datasetId" params={{ tenantId, datasetId: id }}>
                    {name}
                  </Link>
                  <span className="tiny under">{[publisher, coverage?.places, periodsOf(coverage)].filter(Boolean).join(" · ")}</span>
                </>
              ),
            },
            { head: "Kind", cell: ({ kind: of }) => kindName(of) },
            { head: "Licence", cell: ({ licence }) => licence.name },
            { head: "Rows", numeric: true, cell: ({ latestFacts }) => (latestFacts ? number(latestFacts.rows) : "–") },
            {
              head: "Latest version",
              cell: ({ latest, latestFacts }) =>
                latest ? (
                  <>
                    {latest}
                    {latestFacts && (
                      <span className="tiny under">
                        {day(latestFacts.checkedAt)}
                        {latestFacts.newestPeriod ? `, to ${latestFacts.newestPeriod}` : ""}
                      </span>
                    )}
                  </>
                ) : (
                  "–"
                ),
            },
            { head: "Freshness", cell: ({ freshness }) => <FreshnessTag freshness={freshness} /> },
          ]}
        />
      )}
      <Pager shown={items.length} what="datasets" more={more} busy={busy} />
    </Card>
  );
}
