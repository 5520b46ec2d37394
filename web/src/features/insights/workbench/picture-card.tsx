import type { Answer, Row } from "@concord/domain/questions";
import { useMemo } from "react";
import { listed } from "@concord/kernel";
import { count } from "../../../ui/index.ts";
import type { Picture } from "../questions/question-page.ts";
import { rowsAtFirst, shownRows } from "./shown-rows.ts";
import type { Looking, LookingChange } from "./workbench-search.ts";
import type { OneAsking } from "./use-workbench.ts";

export type View = { answer: Answer; set: OneAsking; shown: readonly Row[]; among?: string | undefined };

type Props = { views: readonly View[]; looking: Looking; onLook: (changes: LookingChange) => void; fileName: string };

/** The picture that the address names, once for each answer: the same picture, side by side where there are several. */
export function PictureCard({ views, looking, onLook, fileName }: Props) {
  const [first] = views;
  const answers = views.map(({ answer }) => answer);
  const beside = useMemo(() => answers, answers);
  const pictures = first ? first.set.page.pictures.filter(({ fits }) => views.every(({ answer }) => fits(answer))) : [];
  const picture = pictures.find(({ key }) => key === looking.picture) ?? pictures[0];
  if (!first || !picture) return null;
  return (
    <div className="card">
      {pictures.length > 1 && (
        <fieldset className="choices pictures not-printed">
          <legend className="for-readers">Which picture</legend>
          {pictures.map(({ key, name }, at) => (
            <button
              key={key}
              type="button"
              aria-pressed={key === picture.key}
              onClick={() => onLook({ picture: at === 0 ? undefined : key })}
            >
              {name}
            </button>
          ))}
        </fieldset>
      )}
      <div className={views.length > 1 ? "multiples" : undefined}>
        {views.map((view, at) => (
          <DrawnView
            key={`${picture.key} ${at}`}
            picture={picture}
            view={view}
            beside={beside}
            looking={looking}
            onLook={onLook}
            fileName={views.length > 1 ? `${fileName}-${at + 1}-${picture.key}` : `${fileName}-${picture.key}`}
          />
        ))}
      </div>
    </div>
  );
}

type ViewProps = Pick<Props, "looking" | "onLook" | "fileName"> & { picture: Picture; view: View; beside: readonly Answer[] };

function DrawnView({ picture: { Drawn }, view: { answer, set, shown, among }, beside, looking, onLook, fileName }: ViewProps) {
  const { sort, all, marked } = looking;
  /** As the tables have them, so that picture and table agree. */
  const shownOf = useMemo(() => {
    const seen: Looking = {
      ...(sort === undefined ? {} : { sort }),
      ...(all === undefined ? {} : { all }),
      ...(marked === undefined ? {} : { marked }),
    };
    const rows = new Map(
      answer.tables.map((table, at) => [table.key, at === 0 ? shown : shownRows(table, seen, { atFirst: rowsAtFirst }).shown]),
    );
    return (key: string | undefined) => (key === undefined ? shown : (rows.get(key) ?? []));
  }, [answer, shown, sort, all, marked]);
  return (
    <Drawn
      answer={answer}
      names={set.names}
      beside={beside}
      shown={shown}
      shownOf={shownOf}
      marked={marked}
      onMark={(code) => onLook({ marked: code })}
      fileName={fileName}
      among={among}
      finding={set.page.finding(answer, set.names)}
      sources={sourcesOf(answer, set)}
    />
  );
}

/** "BRES 2021, version 4 (ONS)", for the line under a title. */
function sourcesOf(answer: Answer, { begin, page }: OneAsking): string {
  const seen = new Map(
    answer.sources.map(({ role, pin }) => {
      const { dataset } = role in page.roles && begin.sourceIfAny(role) ? begin.options(role) : { dataset: undefined };
      return [pin.datasetId, `${dataset?.name ?? role}, version ${pin.number}`] as const;
    }),
  );
  return seen.size <= 2 ? `${listed([...seen.values()])}.` : `From ${count(seen.size, "dataset")}.`;
}
