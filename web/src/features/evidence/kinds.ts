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

export const cadences = [
  { value: "irregular", label: "At no fixed time, or not known" },
  { value: "once", label: "Once, and never again" },
  { value: "daily", label: "Every day" },
  { value: "weekly", label: "Every week" },
  { value: "monthly", label: "Every month" },
  { value: "quarterly", label: "Every quarter" },
  { value: "yearly", label: "Every year" },
] as const;
export type CadenceValue = (typeof cadences)[number]["value"];

export const designations = [
  { value: "", label: "Not said" },
  { value: "accredited-official-statistics", label: "Accredited official statistics" },
  { value: "official-statistics", label: "Official statistics" },
  { value: "official-statistics-in-development", label: "Official statistics in development" },
  { value: "not-official-statistics", label: "Not official statistics" },
] as const;

export const freshnessStates = [
  { value: "overdue", label: "Overdue" },
  { value: "due", label: "Due" },
  { value: "fresh", label: "Up to date" },
  { value: "no-data", label: "No version yet" },
  { value: "not-expected", label: "No next one expected" },
] as const;
export type FreshnessState = (typeof freshnessStates)[number]["value"];

export const catalogueSorts = [
  { value: "name", label: "Name" },
  { value: "freshness", label: "Longest overdue first" },
  { value: "updated", label: "Newest version first" },
  { value: "rows", label: "Most rows first" },
  { value: "kind", label: "Kind" },
] as const;
export type CatalogueSort = (typeof catalogueSorts)[number]["value"];
