/** Codes and their names, one to a line as the tables are written. What stands before a code is of no account. */
export function readCodeList(text: string): ReadonlyMap<string, string> {
  return new Map(
    text
      .trim()
      .split("\n")
      .map((line) => {
        const said = line.trim();
        const end = said.indexOf(" ");
        return [said.slice(0, end), said.slice(end + 1)];
      }),
  );
}

/** What makes a list once, when it is first asked for: the lists are long, and most of a program needs none. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
