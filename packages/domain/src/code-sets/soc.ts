import { once, readCodeList } from "./code-list.ts";
import { soc2010Codes } from "./soc-2010-codes.ts";
import { soc2020Codes } from "./soc-2020-codes.ts";

/** The four levels, coarsest first: a code has as many digits. */
export const socLevels = ["major group", "sub-major group", "minor group", "unit group"] as const;
export type SocLevel = (typeof socLevels)[number];
export type SocEdition = 2010 | 2020;

const lists: Readonly<Record<SocEdition, () => ReadonlyMap<string, string>>> = {
  2010: once(() => readCodeList(soc2010Codes)),
  2020: once(() => readCodeList(soc2020Codes)),
};

export const socCodes = (edition: SocEdition, level: SocLevel): ReadonlyMap<string, string> =>
  new Map([...lists[edition]()].filter(([code]) => socLevels[code.length - 1] === level));

export const socNameOf = (edition: SocEdition, code: string): string | undefined => lists[edition]().get(code);

export const socLevelOf = (edition: SocEdition, code: string): SocLevel | undefined =>
  lists[edition]().has(code) ? socLevels[code.length - 1] : undefined;

/** The group one level up. Undefined for a major group and for what is no code. */
export const socParentOf = (edition: SocEdition, code: string): string | undefined =>
  lists[edition]().has(code) && code.length > 1 ? code.slice(0, -1) : undefined;

/** The groups one level down, in order. */
export const socChildrenOf = (edition: SocEdition, code: string): readonly string[] =>
  [...lists[edition]().keys()].filter((one) => one.length === code.length + 1 && one.startsWith(code));
