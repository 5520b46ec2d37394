/** Every column has one name: blanks are numbered, repeats are told apart. */
export function namesOf(given: readonly string[] | undefined, width: number): string[] {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, place) => {
    const cleaned = (given?.[place] ?? "")
      .replace(/\s+/g, " ")
      .replace(/[\p{Cc}\p{Cf}]+/gu, "")
      .trim()
      .slice(0, 150)
      .trim();
    const name = cleaned === "" ? `column ${place + 1}` : cleaned;
    let unique = name;
    for (let again = 2; taken.has(unique.toLowerCase()); again++) unique = `${name} (${again})`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
