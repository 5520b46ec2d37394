/** What a wildcard or a literal of a policy looks for. `undefined` when a variable in it has no value: it then matches nothing. */
export type Pattern = (keys: Readonly<Record<string, readonly string[]>>) => RegExp | undefined;

type Piece = { literal: string } | { wildcard: "*" | "?" } | { variable: string };

/**
 * A policy's text with its wildcards and `${…}` variables. What a variable
 * stands for is taken as it is: a `*` in a tag's value is an asterisk, so
 * nobody widens a policy by choosing a name.
 */
export function pattern(text: string, how: { wildcards: boolean; ignoreCase?: boolean }): Pattern {
  const pieces = piecesOf(text, how.wildcards);
  const flags = how.ignoreCase ? "isu" : "su";

  return (keys) => {
    let source = "";
    for (const piece of pieces) {
      if ("wildcard" in piece) source += piece.wildcard === "*" ? ".*" : ".";
      else if ("literal" in piece) source += escaped(piece.literal);
      else {
        const values = keys[piece.variable];
        if (values?.length !== 1) return undefined;
        source += escaped(values[0]!);
      }
    }
    return new RegExp(`^${source}$`, flags);
  };
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** The variables that a policy's text stands on. */
export const variablesIn = (text: string): string[] =>
  piecesOf(text, false).flatMap((piece) => ("variable" in piece ? [piece.variable] : []));

function piecesOf(text: string, wildcards: boolean): Piece[] {
  const pieces: Piece[] = [];
  for (const [part] of text.matchAll(/\$\{[^}]*\}|[*?]|\$|[^$*?]+/g)) {
    if (part.startsWith("${")) pieces.push({ variable: part.slice(2, -1) });
    else if (wildcards && (part === "*" || part === "?")) pieces.push({ wildcard: part });
    else pieces.push({ literal: part });
  }
  return pieces;
}
