/** The five kinds of source, as the catalogue names them. */
export const kinds = [
  { value: "open", label: "Open data", hint: "Published for anybody to use: Nomis, ONS, data.gov.uk." },
  { value: "commercial", label: "Commercial", hint: "Bought under a contract that says who may see it." },
  { value: "spatial", label: "Spatial", hint: "Boundaries, addresses, land and property." },
  { value: "sectoral", label: "Sectoral", hint: "From a body of one sector: a trade association, a regulator, a college." },
  { value: "scraped", label: "Collected from the web", hint: "Gathered from pages that were not made to be a dataset." },
] as const;
export type Kind = (typeof kinds)[number]["value"];

export const kindName = (kind: Kind): string => kinds.find(({ value }) => value === kind)?.label ?? kind;

export const sensitivities = [
  { value: "public", label: "Public", hint: "It may be shown to anybody, within its licence." },
  { value: "internal", label: "Internal", hint: "For people of this authority and those it engages." },
  { value: "restricted", label: "Restricted", hint: "It may identify people or businesses, or its contract forbids sharing." },
] as const;

export const roundings = [
  { value: "none", label: "Not rounded, or not known" },
  { value: "bres", label: "By size, as BRES rounds" },
  { value: "nearest-5", label: "To the nearest 5" },
  { value: "nearest-100", label: "To the nearest 100" },
] as const;
