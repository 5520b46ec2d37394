import { createLink } from "@tanstack/react-router";
import { useId, type AnchorHTMLAttributes, type ButtonHTMLAttributes, type ReactNode } from "react";

type Look = {
  /** `plain` for what is not the main thing; `warn` for what cannot be undone; `quiet` for a word among words. */
  look?: "plain" | "warn" | "quiet" | undefined;
  little?: boolean | undefined;
};

type Props = Look &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> & {
    /** Why it cannot be pressed now, in the API's sentence. It can still be reached, and is read out with its reason. */
    whyNot?: string | undefined;
    /** Its work is under way: it cannot be pressed twice. */
    busy?: boolean | undefined;
  };

export function Button({ look, little, whyNot, busy, children, className, onClick, type = "button", ...rest }: Props) {
  const whyId = useId();
  const held = whyNot !== undefined || busy === true;
  const button = (
    <button
      {...rest}
      type={type}
      className={classes(look, little, className)}
      aria-disabled={held || undefined}
      aria-describedby={whyNot === undefined ? rest["aria-describedby"] : whyId}
      onClick={(event) => (held ? event.preventDefault() : onClick?.(event))}
    >
      {children}
      {busy && <span className="for-readers"> (working)</span>}
    </button>
  );
  if (whyNot === undefined) return button;

  return (
    <span className="button-with-why">
      {button}
      <span className="why-not" id={whyId}>
        {whyNot}
      </span>
    </span>
  );
}

function Anchor({ look, little, className, ...rest }: Look & AnchorHTMLAttributes<HTMLAnchorElement> & { children?: ReactNode }) {
  return <a {...rest} className={classes(look, little, className)} />;
}

/** A link that looks like a button, typed as every link is: `<ButtonLink to="/t/$tenantId/evidence" …>`. */
export const ButtonLink = createLink(Anchor);

const classes = (look: Look["look"], little: boolean | undefined, more: string | undefined) =>
  ["button", look, little ? "little" : undefined, more].filter(Boolean).join(" ");
