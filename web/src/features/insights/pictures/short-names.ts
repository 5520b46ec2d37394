/** "Manufacture of textiles" is "Textiles": what a headline calls a sector. */
export function bareName(name: string): string {
  const bare = name
    .replace(/^Manufacture of /i, "")
    .split(/;|\(|, except|, not elsewhere| not elsewhere/)[0]!
    .trim();
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}

const mostLetters = 28;

/** As much of it as can stand beside a mark. */
export function labelName(name: string, most = mostLetters): string {
  const bare = bareName(name);
  if (bare.length <= most) return bare;
  const words = bare
    .slice(0, most - 1)
    .split(" ")
    .slice(0, -1);
  while (words.length > 1 && /^(and|of|or|for|to|the)$/.test(words.at(-1)!)) words.pop();
  return words.length === 0 ? `${bare.slice(0, most - 1)}…` : `${words.join(" ").replace(/,$/, "")} …`;
}

/** Within a sentence: "jobs in textiles". */
export const inSentence = (name: string): string => (/^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name);
