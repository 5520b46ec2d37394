/**
 * Districts that ended and began in each reorganisation of local government
 * in England since 2019, by the year it took effect (1 April). From the
 * structural changes orders, as the ONS Code History Database records them.
 */
const reorganisations: readonly { year: number; ended: ReadonlySet<string>; began: ReadonlySet<string> }[] = [
  {
    year: 2019, // Dorset; East and West Suffolk; Somerset West and Taunton
    ended: codes("E06000028 E06000029 E07000048-53 E07000190 E07000191 E07000201 E07000204 E07000205 E07000206"),
    began: codes("E06000058 E06000059 E07000244 E07000245 E07000246"),
  },
  { year: 2020, ended: codes("E07000004-07"), began: codes("E06000060") }, // Buckinghamshire
  { year: 2021, ended: codes("E07000150-56"), began: codes("E06000061 E06000062") }, // Northamptonshire
  {
    year: 2023, // Cumbria, North Yorkshire, Somerset
    ended: codes("E07000026-31 E07000163-69 E07000187-89 E07000246"),
    began: codes("E06000063 E06000064 E06000065 E06000066"),
  },
  { year: 2025, ended: codes("E08000016 E08000019"), began: codes("E08000038 E08000039") }, // Barnsley and Sheffield, boundary change
];

/**
 * The newest list of districts in which every one of these codes stands;
 * undefined when they come from lists that never stood together, or when
 * nothing among them says which list it is.
 */
export function districtVintageOf(found: readonly string[]): number | undefined {
  const here = new Set(found);
  const meets = (codes: ReadonlySet<string>) => [...codes].some((code) => here.has(code));
  const notBefore = Math.max(...reorganisations.map(({ year, began }) => (meets(began) ? year : 0)));
  const before = Math.min(...reorganisations.map(({ year, ended }) => (meets(ended) ? year : Number.POSITIVE_INFINITY)));
  if (notBefore >= before) return undefined;
  if (before === Number.POSITIVE_INFINITY) return notBefore === 0 ? undefined : notBefore;
  const earlier = reorganisations.map(({ year }) => year).filter((year) => year < before);
  return earlier.at(-1) ?? before - 1;
}

/** "E07000048-53" is six codes. */
function codes(list: string): ReadonlySet<string> {
  return new Set(
    list.split(" ").flatMap((item) => {
      const [first = "", last] = item.split("-");
      if (last === undefined) return [first];
      const from = Number(first.slice(1));
      const to = Number(first.slice(1, -last.length) + last);
      return Array.from({ length: to - from + 1 }, (_, step) => first[0] + String(from + step).padStart(8, "0"));
    }),
  );
}
