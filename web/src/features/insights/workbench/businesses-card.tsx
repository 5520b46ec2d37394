import { sicChildrenOf } from "@concord/domain/code-sets";
import type { View } from "@concord/domain/explore";
import { viewToQuery } from "@concord/domain/explore";
import type { AskableDataset } from "@concord/domain/questions";
import { placeProps } from "../../../app/place-link.tsx";
import { useTenantId } from "../../../app/session.ts";
import { ButtonLink, Card, Loading, number, Table } from "../../../ui/index.ts";
import { useExploration } from "../../../app/use-exploration.ts";
import { inSentence } from "../pictures/short-names.ts";
import { fieldOf } from "./asking.ts";
import { sectorName } from "./steps.ts";
import type { OneAsking } from "./use-workbench.ts";

/** As many as are listed here; all of them are on the evidence's own page. */
const mostListed = 20;
const mostRead = 200;

/** The businesses of the sector that is looked into, where the evidence has a list of them: the last step down. */
export function BusinessesCard({ set }: { set: OneAsking }) {
  const within = fieldOf(set.question, "within");
  const isOfSectors = "sectorDetail" in set.question && typeof within === "string" && /^([A-U]|\d{2,5})$/.test(within);
  if (!isOfSectors) return null;
  const list = set.datasets.find(isListOfBusinesses);
  return list ? (
    <Listed list={list} within={within} set={set} key={`${list.id} ${within}`} />
  ) : (
    <NoList within={inSentence(sectorName(within))} />
  );
}

function NoList({ within }: { within: string }) {
  const tenantId = useTenantId();
  return (
    <Card title={`The businesses in ${within}`}>
      <p>
        None of your datasets lists businesses with their names and industry codes. A company register would show who they are: send the
        Companies House file of your area, and they are listed here.
      </p>
      <p className="row gap-top">
        <ButtonLink look="plain" little {...placeProps(tenantId, "evidence/new")}>
          Add such a dataset
        </ButtonLink>
      </p>
    </Card>
  );
}

/** It has industries and names, and no figure by place and period. */
export const isListOfBusinesses = ({ columns, kind }: Pick<AskableDataset, "columns" | "kind">): boolean =>
  kind !== "spatial" &&
  columns.some(({ meaning }) => meaning === "industry") &&
  nameColumn(columns) !== undefined &&
  !(columns.some(({ meaning }) => meaning === "period") && columns.some(({ meaning }) => meaning === "value"));

type Columns = AskableDataset["columns"];

const nameColumn = (columns: Columns): string | undefined =>
  columns.find(
    ({ name, type, meaning, distinct }) =>
      type === "text" &&
      (meaning === "other" || meaning === "label") &&
      distinct > 1 &&
      /name|company|business|enterprise|trading/i.test(name) &&
      !/number|indust|sic|sector|place|area|district|county|town|post/i.test(name),
  )?.name;

/** From the first code that lies within a sector to the last: of a section, those of its divisions. */
function rangeOf(within: string): { from: string; to: string } {
  const divisions = /^[A-U]$/.test(within) ? sicChildrenOf(within).toSorted() : [within];
  return { from: divisions[0] ?? within, to: `${divisions.at(-1) ?? within}~` }; // "~" comes after every digit and letter
}

/** Codes of places that a list of businesses is asked for by. Of more, all of them are. */
const mostPlaces = 400;

function viewOf(list: AskableDataset, { within, places }: { within: string; places: readonly string[] }): View {
  const named = (meaning: string) => list.columns.find((column) => column.meaning === meaning)?.name;
  const industry = named("industry")!; // a list of businesses has one
  const name = nameColumn(list.columns)!; // and one of these
  const [place, size] = [named("place"), named("value")];
  const others = list.columns.filter(
    (column) =>
      column.name !== name && column.name !== industry && ["place", "value", "other"].includes(column.meaning) && column.distinct > 1,
  );
  return {
    columns: [name, industry, ...others.slice(0, 4).map((column) => column.name)],
    filters: [
      { column: industry, op: "between", ...rangeOf(within) },
      ...(place && places.length > 0 && places.length <= mostPlaces ? [{ column: place, op: "among" as const, values: [...places] }] : []),
    ],
    sort: size === undefined ? [{ column: name, direction: "ascending" }] : [{ column: size, direction: "descending" }],
    groupBy: [],
    measures: [],
    offset: 0,
    limit: mostRead,
  };
}

function Listed({ list, within, set }: { list: AskableDataset; within: string; set: OneAsking }) {
  const tenantId = useTenantId();
  const params = { datasetId: list.id, number: list.number };
  const asked = fieldOf(set.question, "places");
  const places = Array.isArray(asked) ? (asked as string[]) : [];
  const here = viewOf(list, { within, places });
  const everywhere = viewOf(list, { within, places: [] });
  const ours = useExploration(params, here, true);
  // The list may have places of another kind than those asked about: then all of it is shown, and that is said.
  const notOurs = ours.answer !== undefined && ours.answer.rows.length === 0 && here.filters.length > 1;
  const all = useExploration(params, everywhere, notOurs);
  const { answer, error, because } = notOurs ? all : ours;
  const name = nameColumn(list.columns)!; // a list of businesses has one
  const { where } = viewToQuery(notOurs ? everywhere : here);
  const rows = (answer?.rows ?? []).map((cells, place) => ({ cells, place }));
  const title = `The businesses in ${inSentence(sectorName(within))}${notOurs || here.filters.length < 2 ? "" : `, ${set.names.places(places)}`}`;
  return (
    <Card
      title={title}
      note={`${list.name}, version ${list.number}. ${list.publisher}.${notOurs ? " None has a place that you asked about, so those of every place are shown." : ""}`}
      aside={
        <ButtonLink
          look="plain"
          little
          to="/t/$tenantId/evidence/$datasetId/versions/$number/explore"
          params={{ tenantId, datasetId: list.id, number: String(list.number) }}
          search={{ where: [where ?? []].flat() }}
        >
          See them all in the evidence
        </ButtonLink>
      }
    >
      {error !== undefined || because !== undefined ? (
        <p>The list could not be read. Open the dataset to see why.</p>
      ) : answer === undefined ? (
        <Loading what="the businesses" lines={4} />
      ) : rows.length === 0 ? (
        <p>No business of this list has a code within {within}.</p>
      ) : (
        <>
          <Table
            caption={`List of ${title.charAt(0).toLowerCase()}${title.slice(1)}`}
            captionHidden
            rows={rows.slice(0, mostListed)}
            keyOf={({ place }) => String(place)}
            columns={inNameOrder(answer.columns, name).map(({ column, place }) => ({
              head: asHeading(column.name),
              rowHead: column.name === name,
              numeric: column.type === "integer" || column.type === "number",
              cell: ({ cells }: (typeof rows)[number]) => (
                <Cell value={cells[place]} say={(code) => saidOf(code, column.meaning, answer.labels?.[column.name], set)} />
              ),
            }))}
          />
          {rows.length > mostListed && (
            <p className="tiny gap-top">
              {`The first ${mostListed} of ${rows.length >= mostRead ? `more than ${mostRead}` : number(rows.length)} are listed.`}
            </p>
          )}
        </>
      )}
    </Card>
  );
}

/** A code is said by what it is called, where that is known. */
function saidOf(code: string, meaning: string, labels: Readonly<Record<string, string>> | undefined, { names }: OneAsking): string {
  if (labels?.[code]) return labels[code];
  return meaning === "place" ? names.code("place", code) : code;
}

function Cell({ value, say }: { value: string | number | null | undefined; say: (code: string) => string }) {
  if (value === null || value === undefined) return <span className="quiet">missing</span>;
  return typeof value === "number" ? number(value) : say(value);
}

/** A business's name stands first. */
const inNameOrder = <C extends { name: string }>(columns: readonly C[], name: string): { column: C; place: number }[] =>
  columns
    .map((column, place) => ({ column, place }))
    .toSorted((one, other) => Number(other.column.name === name) - Number(one.column.name === name));

/** "BUSINESS_NAME" as a heading. */
const asHeading = (name: string): string => {
  const words = name.replaceAll("_", " ").trim();
  return words === words.toUpperCase() && words.length > 4 ? words.charAt(0) + words.slice(1).toLowerCase() : words;
};
