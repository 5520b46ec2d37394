import { useMemo, useRef, useState } from "react";
import { nameInCodeSet, type CodeSet } from "@concord/domain/code-sets";
import { Button, count, Pager } from "../../ui/index.ts";
import { likelyMeant, type Meant } from "./likely-meant.ts";

type Props = {
  id: string;
  set: CodeSet | undefined;
  chosen: readonly string[];
  wrong: ReadonlyMap<string, string>;
  onChange: (codes: readonly string[]) => void;
};

const aPage = 60;

/** The places of an area as they are chosen so far; those with something wrong first, each with what to do about it. */
export function ChosenPlaces({ id, set, chosen, wrong, onChange }: Props) {
  const heading = useRef<HTMLParagraphElement>(null);
  const [shown, setShown] = useState(aPage);
  const bad = useMemo(
    () => chosen.filter((code) => wrong.has(code)).map((code) => ({ code, meant: set && likelyMeant(set, code) })),
    [set, chosen, wrong],
  );
  const good = chosen.filter((code) => !wrong.has(code));
  const slips = bad.filter(({ meant }) => meant && meant.how !== "taken-over");
  /** What was pressed is gone afterwards, so the focus goes to what the list is called. */
  const change = (codes: readonly string[]) => {
    onChange(codes);
    heading.current?.focus();
  };
  const replace = (old: string, code: string) => change(chosen.map((one) => (one === old ? code : one)));
  const mend = new Map(slips.map(({ code, meant }) => [code, meant?.code ?? code]));
  const nameOf = (code: string) => {
    const name = set && nameInCodeSet(set, code);
    return name ? `${name} (${code})` : code;
  };

  return (
    <div className="chosen-places">
      <p className="label" id={id} tabIndex={-1} ref={heading} aria-live="polite">
        {chosen.length === 0 ? "No places chosen yet" : `${count(chosen.length, "place")} chosen`}
        {bad.length > 0 && `, ${bad.length === 1 ? "1 of which does" : `${bad.length} of which do`} not fit`}
      </p>
      {bad.length > 0 && (
        <>
          <div className="row gap-top">
            {slips.length > 1 && (
              <Button look="plain" little onClick={() => change(chosen.map((code) => mend.get(code) ?? code))}>
                Use what was likely meant for {slips.length} of them
              </Button>
            )}
            {bad.length > 1 && (
              <Button look="quiet" little onClick={() => change(good)}>
                Take away all {bad.length} that do not fit
              </Button>
            )}
          </div>
          <ul className="picked-places wrong">
            {bad.slice(0, shown).map(({ code, meant }) => (
              <li key={code}>
                <span>
                  <strong>{code}</strong>
                  <span className="tiny under">{wrong.get(code)}</span>
                </span>
                <span className="row">
                  {meant && meant.code !== code && (
                    <Button look="plain" little onClick={() => replace(code, meant.code)}>
                      {sayMeant(meant)}
                      <span className="for-readers"> for {code}</span>
                    </Button>
                  )}
                  <TakeAway what={code} onClick={() => change(chosen.filter((one) => one !== code))} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {good.length > 0 && (
        <ul className="picked-places">
          {good.slice(0, shown).map((code) => (
            <li key={code}>
              <span>{nameOf(code)}</span>
              <TakeAway what={nameOf(code)} onClick={() => change(chosen.filter((one) => one !== code))} />
            </li>
          ))}
        </ul>
      )}
      {Math.max(good.length, bad.length) > shown && (
        <Pager
          shown={Math.min(shown, good.length) + Math.min(shown, bad.length)}
          of={chosen.length}
          what="places"
          more={() => setShown(shown + 5 * aPage)}
        />
      )}
    </div>
  );
}

function TakeAway({ what, onClick }: { what: string; onClick: () => void }) {
  return (
    <Button look="quiet" little onClick={onClick}>
      Take away<span className="for-readers"> {what}</span>
    </Button>
  );
}

const sayMeant = ({ code, name, how }: Meant): string =>
  `Use ${name === undefined ? code : `${name} (${code})`}${how === "taken-over" ? ", which took over from it" : ""}`;
