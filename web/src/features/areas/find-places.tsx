import { useId, useState } from "react";
import { getCodes } from "@concord/contract/reference";
import { useReadLater } from "../../app/use-read.ts";
import { Button, Checkboxes, Loading, Notice, number } from "../../ui/index.ts";

/** How many are listed at once. The rest are paged through, or found by typing. */
const aPage = 50;

type Props = { codeSet: string; listName: string; chosen: readonly string[]; onChoose: (codes: readonly string[]) => void };

/** The places of a list, found by words of their code or name, a page at a time, to be ticked. */
export function FindPlaces({ codeSet, listName, chosen, onChoose }: Props) {
  const id = useId();
  const [words, setWords] = useState("");
  const [ends, setEnds] = useState<readonly string[]>([]); // the code that each page before this one ended on
  const after = ends.at(-1);
  const q = words.trim();
  const found = useReadLater(
    getCodes,
    { params: { key: codeSet }, query: { limit: aPage, ...(q ? { q } : {}), ...(after ? { after } : {}) } },
    { keepLast: true },
  );
  const items = found.data?.items ?? [];
  const next = found.data?.next;
  const unchosen = items.filter(({ code }) => !chosen.includes(code));
  const from = ends.length * aPage;

  return (
    <div className="find-places">
      <div className="field">
        <label htmlFor={id}>Find places of {listName}</label>
        <p className="hint" id={`${id}-hint`}>
          By name or code. Tick those that belong to it.
        </p>
        <input
          id={id}
          type="search"
          autoComplete="off"
          className="width-20"
          aria-describedby={`${id}-hint`}
          value={words}
          onChange={(event) => {
            setWords(event.target.value.slice(0, 200));
            setEnds([]);
          }}
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()} // it finds; it does not send the form
        />
      </div>
      {found.error !== undefined && (
        <Notice live health="over" title="The list could not be read">
          <p>What you chose and typed is kept.</p>
          <Button look="plain" little onClick={found.readAgain}>
            Read it again
          </Button>
        </Notice>
      )}
      {found.data === undefined && found.error === undefined && <Loading what="the places" />}
      {found.data && (
        <>
          <p className="small quiet" role="status">
            {items.length === 0
              ? "No place has these words in its name or code."
              : `Places ${number(from + 1)} to ${number(from + items.length)}${next ? ", and there are more" : ""}`}
          </p>
          {items.length > 0 && (
            <div className="places-list">
              <Checkboxes
                label={<span className="for-readers">{`Places of ${listName}`}</span>}
                id={`${id}-places`}
                name="places"
                error={undefined}
                value={chosen}
                onChange={onChoose}
                options={items.map(({ code, name }) => ({ value: code, label: name, hint: code }))}
              />
            </div>
          )}
          <div className="row gap-top">
            {ends.length > 0 && (
              <Button look="plain" little onClick={() => setEnds(ends.slice(0, -1))}>
                Places before
              </Button>
            )}
            {next && (
              <Button look="plain" little onClick={() => setEnds([...ends, next])}>
                Places after
              </Button>
            )}
            {unchosen.length > 1 && (
              <Button look="quiet" little onClick={() => onChoose([...chosen, ...unchosen.map(({ code }) => code)])}>
                Add all {number(unchosen.length)} shown
              </Button>
            )}
          </div>
        </>
      )}
    </div>
  );
}
