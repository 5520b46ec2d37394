import { useId, useMemo, useRef, useState } from "react";
import { sicLevelOf, sicNameOf } from "@concord/domain/code-sets";
import { Button, Checkboxes, count, TextArea, type FormState } from "../../ui/index.ts";
import { findCodes } from "./found-codes.ts";
import { codesIn, shareIn, wrongCodes, type SectorDraft } from "./sector-draft.ts";

/** How many are listed at once; the rest are found by typing more. */
const mostShown = 40;

/** The codes a sector is made of: found by words or digits, pasted, and listed with how much of each belongs. */
export function CodesField({ form }: { form: FormState<SectorDraft> }) {
  const { id, error } = form.field("codes");
  const { codes } = form.values;
  const [pasted, setPasted] = useState("");
  const has = (code: string) => codes.some((one) => one.code === code);
  const add = (fresh: readonly string[]) =>
    form.set({ codes: [...codes, ...fresh.filter((code) => !has(code)).map((code) => ({ code, perCent: "100" }))] });

  return (
    <fieldset className={error ? "field wrong" : "field"} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>Industries in it</legend>
      {error && (
        <p className="error" id={`${id}-error`}>
          <span className="for-readers">Error: </span>
          {error}
        </p>
      )}
      <div className="cols even ways-in">
        <FindCodes
          chosen={codes.map(({ code }) => code)}
          onChoose={(chosen) => {
            const kept = codes.filter(({ code }) => chosen.includes(code));
            form.set({ codes: [...kept, ...chosen.filter((code) => !has(code)).map((code) => ({ code, perCent: "100" }))] });
          }}
        />
        <div className="paste-codes">
          <TextArea
            label="Or paste codes"
            hint="Parted by commas or lines, with or without dots: 62.01 or 6201."
            rows={5}
            {...form.field("pasted")}
          />
          <Button
            look="plain"
            little
            onClick={() => {
              const found = codesIn(form.values.pasted);
              add(found);
              form.set({ pasted: "" });
              const fresh = found.filter((code) => !has(code)).length;
              setPasted(
                found.length === 0 ? "There is no code in the box yet." : `${fresh === 0 ? "Nothing new" : count(fresh, "code")} added.`,
              );
            }}
          >
            Add these codes
          </Button>
          <p className="small gap-top" role="status">
            {pasted}
          </p>
        </div>
      </div>
      <ChosenCodes id={id} form={form} />
    </fieldset>
  );
}

function FindCodes({ chosen, onChoose }: { chosen: readonly string[]; onChoose: (codes: readonly string[]) => void }) {
  const id = useId();
  const [words, setWords] = useState("");
  const found = useMemo(() => findCodes(words), [words]);
  const shown = found.slice(0, mostShown);
  const out = shown.map(({ code }) => code);

  return (
    <div>
      <div className="field">
        <label htmlFor={id}>Find industries of SIC 2007</label>
        <p className="hint" id={`${id}-hint`}>
          By name or code, at any level. A division takes in all its classes.
        </p>
        <input
          id={id}
          type="search"
          autoComplete="off"
          className="width-20"
          aria-describedby={`${id}-hint`}
          value={words}
          onChange={(event) => setWords(event.target.value.slice(0, 100))}
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()} // it finds; it does not send the form
        />
      </div>
      <p className="small quiet" role="status">
        {found.length === 0
          ? "No industry has these words in its name or code."
          : found.length > mostShown
            ? `${count(found.length, "industry", "industries")}, the first ${mostShown} of them below. Type more to find fewer.`
            : count(found.length, "industry", "industries")}
      </p>
      {shown.length > 0 && (
        <div className="found-industries">
          <Checkboxes
            label={<span className="for-readers">Industries found</span>}
            id={`${id}-codes`}
            name="found"
            error={undefined}
            value={chosen.filter((code) => out.includes(code))}
            onChange={(ticked) => onChoose([...chosen.filter((code) => !out.includes(code)), ...ticked])}
            options={shown.map(({ code, name, level }) => ({ value: code, label: name, hint: `${level} ${code}` }))}
          />
        </div>
      )}
    </div>
  );
}

/** The codes chosen so far, each with how much of it belongs; what is wrong with one stands under it. */
function ChosenCodes({ id, form }: { id: string; form: FormState<SectorDraft> }) {
  const heading = useRef<HTMLParagraphElement>(null);
  const { codes } = form.values;
  const wrong = useMemo(() => wrongCodes(codes), [codes]);
  /** What was pressed is gone afterwards, so the focus goes to what the list is called. */
  const takeAway = (gone: (code: string) => boolean) => {
    form.set({ codes: codes.filter(({ code }) => !gone(code)) });
    heading.current?.focus();
  };
  const bad = codes.filter(({ code }) => wrong.has(code) && !sicLevelOf(code));

  return (
    <div className="gap-top">
      <p className="label" id={id} tabIndex={-1} ref={heading} aria-live="polite">
        {codes.length === 0 ? "No industries chosen yet" : `${count(codes.length, "code")} chosen`}
        {wrong.size > 0 && `, ${wrong.size === 1 ? "1 of which does" : `${wrong.size} of which do`} not fit`}
      </p>
      {bad.length > 1 && (
        <Button look="quiet" little onClick={() => takeAway((code) => bad.some((one) => one.code === code))}>
          Take away the {bad.length} that are no codes
        </Button>
      )}
      {codes.length > 0 && (
        <ul className="picked-industries">
          {codes.map(({ code, perCent }, place) => (
            <li key={code} className={wrong.has(code) ? "wrong" : undefined}>
              <span>
                {sicNameOf(code) ?? "No code of SIC 2007"} <span className="quiet">({code})</span>
                {wrong.has(code) && (
                  <span className="tiny under error" id={`${id}-${place}-wrong`}>
                    {wrong.get(code)}
                  </span>
                )}
              </span>
              <span className="row">
                <label className="share">
                  <input
                    type="text"
                    inputMode="decimal"
                    className="width-4"
                    aria-label={`Per cent of ${code} that belongs`}
                    aria-invalid={shareIn(perCent) === undefined || undefined}
                    aria-describedby={wrong.has(code) ? `${id}-${place}-wrong` : undefined}
                    value={perCent}
                    onChange={(event) =>
                      form.set({
                        codes: codes.map((one, at) => (at === place ? { ...one, perCent: event.target.value.slice(0, 12) } : one)),
                      })
                    }
                  />
                  %
                </label>
                <Button look="quiet" little onClick={() => takeAway((one) => one === code)}>
                  Take away<span className="for-readers"> {code}</span>
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
