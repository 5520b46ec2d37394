import { Button } from "./button.tsx";
import { number } from "./format.tsx";

type Props = { shown: number; of?: number | undefined; what: string; more: (() => void) | undefined; busy?: boolean };

/** The rest of a list: how much is shown, and a button for more. */
export function Pager({ shown, of, what, more, busy }: Props) {
  if (!more && of === undefined) return null;
  return (
    <div className="pager">
      <span className="quiet small" role="status">
        {of === undefined ? `${number(shown)} ${what} shown` : `${number(shown)} of ${number(of)} ${what} shown`}
      </span>
      {more && (
        <Button look="plain" little busy={busy} onClick={more}>
          Show more
        </Button>
      )}
    </div>
  );
}
