import { Link } from "@tanstack/react-router";
import { useId } from "react";
import type { Part, Source } from "@concord/domain/questions";
import { placeProps } from "../../../app/place-link.tsx";
import { useTenantId } from "../../../app/session.ts";
import { CiteLink, day } from "../../../ui/index.ts";
import { choicesLeft, columnOf, columnsFor, fitting, hasPlain, startingSource, useAsking, type ChoiceLeft } from "../workbench/asking.ts";
import { Choose } from "./choose.tsx";
import { More } from "./more.tsx";

const partWords: Record<Part, string> = {
  place: "Column of places",
  origin: "Where people live",
  destination: "Where people work",
  period: "Column of periods",
  industry: "Column of industries",
  occupation: "Column of occupations",
  category: "Column of categories",
};

/**
 * Where the figures of a role come from: the dataset, and, where its table leaves a
 * choice, how it is read. Nothing is chosen unseen: what was begun with stands there to be chosen otherwise.
 */
export function SourceField({ of }: { of: string }) {
  const asking = useAsking();
  const tenantId = useTenantId();
  const id = useId();
  const role = asking.page.roles[of]!; // the page's own
  const source = asking.begin.sourceIfAny(of);
  const offered = fitting(asking.page, of, asking.datasets);
  if (source === undefined && offered.length === 0) {
    return (
      <p className="small quiet field">
        {role.label}: none of your datasets is {role.needs}, so this is left out.{" "}
        <Link {...placeProps(tenantId, "evidence")}>Evidence</Link>
      </p>
    );
  }
  const known = offered.some((dataset) => dataset.id === source?.datasetId);
  return (
    <div className="source-field">
      {(offered.length > 1 || !known || role.optional) && (
        <Choose
          id={id}
          name={of}
          label={role.label}
          value={source?.datasetId ?? ""}
          options={[
            ...(role.optional ? [{ code: "", name: "None" }] : []),
            ...offered.map((dataset) => ({ code: dataset.id as string, name: dataset.name })),
            ...(known || !source ? [] : [{ code: source.datasetId as string, name: asking.begin.options(of).dataset.name }]),
          ]}
          onChange={(datasetId) => asking.change({ [of]: datasetId === "" ? "none" : datasetId })}
        />
      )}
      {source && <HowItIsRead of={of} source={source} />}
      {source && (
        <p className="source-cite">
          <CiteLink {...placeProps(tenantId, `evidence/${source.datasetId}`)}>
            {offered.length > 1 ? "" : `${asking.begin.options(of).dataset.name}, `}version {asking.begin.options(of).version.number},{" "}
            {asking.begin.options(of).dataset.publisher}, {day(asking.begin.options(of).version.checkedAt)}
          </CiteLink>
        </p>
      )}
    </div>
  );
}

function HowItIsRead({ of, source }: { of: string; source: Source }) {
  const asking = useAsking();
  const id = useId();
  const role = asking.page.roles[of]!; // the page's own
  const options = asking.begin.options(of);
  if (role.shapes || role.allFigures) return null;
  const begun = startingSource(role, options);
  const set = (changes: Partial<Source>) => asking.change({ [of]: without({ ...source, ...changes }) });
  const values = options.columns.filter(({ meaning }) => meaning === "value").map(({ name }) => name);
  const parts = [...role.parts, ...(role.optionalParts ?? [])];
  const open = parts.filter((part) => columnsFor(options, part).length > 1);
  const taken = new Set(parts.flatMap((part) => columnOf(options, source, part) ?? []));
  const left = choicesLeft(options, taken);
  /** What must be chosen stands there; what is read sensibly by itself is folded away. */
  const isMain = ({ column, meaning, codes }: ChoiceLeft) => meaning === "measure" && (!hasPlain(codes) || chosen(column) !== "");
  const chosen = (column: string) => source.where?.find((one) => one.column === column)?.equals ?? "";

  const main = (
    <>
      {values.length > 1 && (
        <Choose
          id={`${id}-value`}
          name={`${of}-value`}
          label="Which figures"
          value={source.value ?? ""}
          options={[...(source.value === undefined ? [{ code: "", name: "Choose which" }] : []), ...values.map(itself)]}
          onChange={(value) => set({ value })}
        />
      )}
      {left.filter(isMain).map(({ column, codes }) => (
        <Choose
          key={column}
          id={`${id}-${column}`}
          name={`${of}-${column}`}
          label={`Which ${column.toLowerCase().replaceAll("_", " ")}`}
          value={chosen(column)}
          options={[...(chosen(column) === "" ? [{ code: "", name: "Choose which" }] : []), ...codes]}
          onChange={(equals) => set({ where: whereWith(source, column, equals) })}
        />
      ))}
    </>
  );
  const others = left.filter((choice) => !isMain(choice));
  if (open.length + others.length === 0 && !role.mayMeanNought) return main;
  return (
    <>
      {main}
      <More title="How this table is read">
        {open.map((part) => (
          <Choose
            key={part}
            id={`${id}-${part}`}
            name={`${of}-${part}`}
            label={partWords[part]}
            value={columnOf(options, source, part) ?? ""}
            options={columnsFor(options, part).map(itself)}
            onChange={(column) =>
              set({ columns: { ...source.columns, [part]: column }, where: (source.where ?? []).filter((one) => one.column !== column) })
            }
          />
        ))}
        {others.map(({ column, meaning, codes }) => (
          <Choose
            key={column}
            id={`${id}-${column}`}
            name={`${of}-${column}`}
            label={column}
            value={chosen(column)}
            options={[{ code: "", name: meaning === "measure" ? "The plain value" : "Every row" }, ...codes]}
            onChange={(equals) => set({ where: whereWith(source, column, equals) })}
          />
        ))}
        {role.mayMeanNought && (
          <Choose
            id={`${id}-absent`}
            name={`${of}-absent`}
            label="A row that is not there"
            hint="Some publishers leave out every nought."
            value={source.absent ?? "missing"}
            options={[
              { code: "missing", name: "is not known" },
              { code: "zero", name: "is nought" },
            ]}
            onChange={(absent) => set(absent === "zero" ? { absent } : ({ absent: undefined } as never))}
          />
        )}
        {JSON.stringify(begun) !== JSON.stringify(source) && (
          <button type="button" className="link-button small" onClick={() => asking.change({ [of]: source.datasetId })}>
            Read it as at first
          </button>
        )}
      </More>
    </>
  );
}

const itself = (name: string) => ({ code: name, name });

const whereWith = (source: Source, column: string, equals: string) => [
  ...(source.where ?? []).filter((one) => one.column !== column),
  ...(equals === "" ? [] : [{ column, equals }]),
];

/** Without what is not said. */
function without(source: { [K in keyof Source]?: Source[K] | undefined }): Source {
  const kept = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined)) as Source;
  if (kept.where?.length === 0) delete (kept as { where?: unknown }).where;
  return kept;
}
