import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useDeferredValue, useEffect, useId, useRef } from "react";
import { getCodes, getCodeSets } from "@concord/contract/reference";
import { codeSetNamed } from "@concord/domain/code-sets";
import { useRead, useReadPages } from "../../app/use-read.ts";
import { ButtonLink, Card, count, day, Downloads, Empty, number, PageHead, Pager, Table, Tag, type Column } from "../../ui/index.ts";
import { relationsOf, relationsOfSet, type Related, type Relations } from "./relations.ts";
import { sourceOf } from "./source-of.ts";
import "./code-sets.css";

const route = "/t/$tenantId/evidence/code-sets/$key";

type Row = { code: string; name: string; relations: Relations };

export function CodeSetPage() {
  const { tenantId, key } = useParams({ from: route });
  const { codeSets } = useRead(getCodeSets);
  const set = codeSets.find((one) => one.key === key);
  const isDistricts = key === "lad" || key.startsWith("lad-");
  const title = key === "lad" ? "LAD of any year" : (set?.name ?? key);

  return (
    <>
      <PageHead
        title={title}
        intro={inForce(set)}
        crumbs={[
          <Link key="evidence" to="/t/$tenantId/evidence" params={{ tenantId }} search={{}}>
            Evidence
          </Link>,
          <Link key="code-sets" to="/t/$tenantId/evidence/code-sets" params={{ tenantId }}>
            Code sets
          </Link>,
        ]}
        tags={set?.size === undefined ? undefined : <Tag>{count(set.size, "code")}</Tag>}
        actions={
          isDistricts && (
            <ButtonLink
              look="plain"
              to="/t/$tenantId/evidence/code-sets/recoding"
              params={{ tenantId }}
              search={{ to: "lad", ...(set?.from ? { on: set.from } : {}) }}
            >
              Bring codes of another year here
            </ButtonLink>
          )
        }
      />
      {set && set.size === undefined ? (
        <Empty title="These codes are not listed">
          <p>
            There are too many of them to carry a list. A code of this set is known by its shape, and a column that holds such codes is
            recognised by that. Their names come with the tables they stand in.
          </p>
          <p className="gap-top">{sourceOf(key)}</p>
        </Empty>
      ) : (
        <Codes key={key} codeSet={key} title={title} size={set?.size} />
      )}
    </>
  );
}

function Codes({ codeSet, title, size }: { codeSet: string; title: string; size: number | undefined }) {
  const id = useId();
  const { tenantId } = useParams({ from: route });
  const { find } = useSearch({ from: route });
  const navigate = useNavigate();
  const asked = useDeferredValue(find);
  const { items, more, busy } = useReadPages(getCodes, { params: { key: codeSet }, query: { limit: 100, ...(asked ? { q: asked } : {}) } });
  const whole = codeSetNamed(codeSet)?.codes;
  const box = useRef<HTMLInputElement>(null);
  // A link to another code, or the way back, says in the box what is looked for; typing goes ahead of the address.
  useEffect(() => {
    if (box.current && box.current !== document.activeElement) box.current.value = find ?? "";
  }, [find]);

  return (
    <>
      <search className="find-code not-printed">
        <label htmlFor={id}>Find a code or a name</label>
        <input
          ref={box}
          id={id}
          type="search"
          autoComplete="off"
          className="width-20"
          defaultValue={find}
          onChange={(event) => {
            const words = event.target.value.trim();
            void navigate({
              to: route,
              params: { tenantId, key: codeSet },
              search: words === "" ? {} : { find: words },
              replace: true,
              resetScroll: false,
            });
          }}
        />
      </search>
      <Card label={`Codes of ${title}`}>
        <div className="row row-between">
          <p className="small quiet" role="status">
            {asked
              ? `${items.length === 0 ? "Nothing" : number(items.length)}${more ? " and more" : ""} found for “${asked}”`
              : sourceOf(codeSet)}
          </p>
          {whole && <Downloads name={codeSet} rows={() => [["code", "name"], ...whole()]} />}
        </div>
        {items.length === 0 ? (
          <p className="gap-top">No code of this set has these words in its code or name. Try fewer.</p>
        ) : (
          <Table
            caption={`Codes of ${title}`}
            captionHidden
            rows={items.map((item): Row => ({ ...item, relations: relationsOf(codeSet, item.code) }))}
            keyOf={({ code }) => code}
            columns={columnsOf(codeSet)}
          />
        )}
        <Pager shown={items.length} of={asked ? undefined : size} what="codes" more={more} busy={busy} />
      </Card>
    </>
  );
}

function columnsOf(key: string): Column<Row>[] {
  const { within, succession, lifetime } = relationsOfSet(key);
  return [
    { head: "Code", rowHead: true, cell: ({ code }) => code },
    { head: "Name", cell: ({ name }) => name },
    ...(within ? [{ head: "Lies in", cell: ({ relations }: Row) => <RelatedCodes codes={relations.within} /> }] : []),
    ...(lifetime ? [{ head: "In use", cell: ({ relations }: Row) => inUse(relations) }] : []),
    ...(succession && key !== "combined-authority"
      ? [{ head: "Took over from", cell: ({ relations }: Row) => <RelatedCodes codes={relations.before} /> }]
      : []),
    ...(succession ? [{ head: "Taken over by", cell: ({ relations }: Row) => <RelatedCodes codes={relations.after} /> }] : []),
  ];
}

function RelatedCodes({ codes }: { codes: readonly Related[] }) {
  const { tenantId } = useParams({ from: route });
  if (codes.length === 0) return <span className="quiet">–</span>;
  return (
    <ul className="related">
      {codes.map(({ code, name, key, how }) => (
        <li key={code}>
          <Link to={route} params={{ tenantId, key }} search={{ find: code }}>
            {name} ({code})
          </Link>
          {how && <span className="tiny quiet">, {how}</span>}
        </li>
      ))}
    </ul>
  );
}

/** The register begins with codes of nine characters: what was there then has been there longer. */
const registerBegins = "2009-01-01";

function inUse({ from, to }: Relations): string {
  if (from === undefined) return "–";
  const begun = from === registerBegins ? undefined : day(from);
  if (to === undefined) return begun ? `since ${begun}` : "all the time";
  return begun ? `${begun} to ${day(to)}` : `until ${day(to)}`;
}

function inForce(set: { from?: string | undefined; to?: string | undefined } | undefined): string | undefined {
  if (set?.from === undefined) return undefined;
  return set.to === undefined ? `In force since ${day(set.from)}.` : `In force from ${day(set.from)} to ${day(set.to)}.`;
}
