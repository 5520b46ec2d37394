const codeHistory = "Code History Database, Office for National Statistics, July 2024";
const register = "Register of Geographic Codes, Office for National Statistics";

const sources: readonly [keys: RegExp, source: string][] = [
  [/^lad/, `${codeHistory}, and the Orders since`],
  [/^combined-authority$/, `${register}, and the Orders that made them`],
  [/^enterprise-partnership$|^region$|^county$/, codeHistory],
  [/^metropolitan-county$|^country$|^msoa$|^lsoa$|^oa$|^ward$/, register],
  [/^itl\d-/, "International Territorial Levels, Office for National Statistics"],
  [/^nuts\d$/, "Nomenclature of Territorial Units for Statistics (NUTS), Eurostat"],
  [/^sic-2007-/, "UK Standard Industrial Classification of Economic Activities 2007, Office for National Statistics"],
  [/^soc-2010-/, "Standard Occupational Classification 2010, Volume 1, Office for National Statistics"],
  [/^soc-2020-/, "Standard Occupational Classification 2020, Volume 1, Office for National Statistics"],
];

/** Who gives out the codes of a set, and in what. */
export const sourceOf = (key: string): string | undefined => sources.find(([keys]) => keys.test(key))?.[1];
