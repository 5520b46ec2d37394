import type { ColumnCorrection } from "@concord/domain/evidence";
import { normal } from "../meaning/meaning.ts";
import type { TableColumn } from "./columns.ts";
import { readDay } from "./day.ts";
import { isPeriod } from "./period.ts";

/** What a layout that is known says of its columns, before they are judged. */
export type KnownLayout = { name: string; columns: ColumnCorrection[] };

/** HM Land Registry publishes Price Paid Data without a header, and names its columns on the page beside it ("How to access HM Land Registry Price Paid Data"). */
const pricePaid = [
  "Transaction unique identifier",
  "Price",
  "Date of Transfer",
  "Postcode",
  "Property Type",
  "Old/New",
  "Duration",
  "PAON",
  "SAON",
  "Street",
  "Locality",
  "Town/City",
  "District",
  "County",
  "PPD Category Type",
  "Record Status",
];

const identifier = /^\{?[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}?$/i;

/** A layout known by its rows or its names, whose columns are then what its publisher says. */
export function knownLayoutOf(
  names: readonly string[],
  headerLines: number,
  rows: readonly (readonly string[])[],
): KnownLayout | undefined {
  if (headerLines === 0 && names.length === pricePaid.length && rows.length > 0 && rows.slice(0, 20).every(isPricePaid)) {
    return {
      name: "Land Registry price paid",
      columns: pricePaid.map((rename, place) => ({
        name: names[place]!, // there are as many
        rename,
        type: rename === "Price" ? "number" : rename === "Date of Transfer" ? "date" : "text",
        ...(pricePaidMeanings[rename] ? { meaning: pricePaidMeanings[rename] } : { meaning: "other" }),
      })),
    };
  }
  const known = new Set(names.map(normal));
  if (["COMPANYNAME", "COMPANYNUMBER", "REGADDRESS_POSTCODE", "SICCODE_SICTEXT_1"].every((name) => known.has(name))) {
    return { name: "Companies House company data", columns: names.flatMap(companyColumn) };
  }
  return undefined;
}

const pricePaidMeanings: Readonly<Record<string, ColumnCorrection["meaning"]>> = {
  Price: "value",
  "Date of Transfer": "period",
  District: "place",
};

const isPricePaid = (cells: readonly string[]) =>
  identifier.test(cells[0] ?? "") &&
  /^\d+$/.test(cells[1] ?? "") &&
  readDay(cells[2] ?? "", "2021-03-01T00:00:00") !== undefined &&
  /^[DSTFO]$/.test(cells[4] ?? "") &&
  /^[FLU]$/.test(cells[6] ?? "");

/** Companies House, "BasicCompanyData": company numbers keep their zeros, and an industry stands as "62012 - Business and domestic software development". */
function companyColumn(name: string): ColumnCorrection[] {
  const known = normal(name);
  if (known === "COMPANYNUMBER" || known === "REGADDRESS_POBOX") return [{ name, type: "text", meaning: "other" }];
  if (known === "SICCODE_SICTEXT_1") return [{ name, type: "text", meaning: "industry" }];
  if (known.startsWith("SICCODE_SICTEXT")) return [{ name, type: "text", meaning: "other" }];
  return [];
}

/** As people call the layouts of text that they download. */
export function layoutNameOf({
  columns,
  headerLines,
  above,
}: {
  columns: readonly TableColumn[];
  headerLines: number;
  /** The lines above the header. */
  above: readonly (readonly string[])[];
}): string {
  const names = columns.map(({ name }) => normal(name));
  const has = (...wanted: string[]) => wanted.some((name) => names.includes(name));
  const values = columns.filter(({ meaning }) => meaning === "value");

  if (has("OBS_VALUE") || (has("GEOGRAPHY_CODE") && has("DATE"))) return "Nomis API CSV";
  if (isNomisTable(names, above)) return "Nomis table CSV";
  if (columns.some(({ meaning }) => meaning === "destination")) return "Origin-destination flows";
  if (names.some((name) => /^V4_\d+$/.test(name)) || (has("OBSERVATION", "OBSERVATIONS") && has("TIME", "GEOGRAPHY", "TIME_PERIOD"))) {
    return "ONS tidy CSV";
  }
  const across = (is: (name: string) => boolean) =>
    values.length >= 3 && values.filter(({ name }) => is(name)).length >= values.length * 0.8;
  if (across(isPeriod) || (values.length >= 5 && across(isIndustryHeading))) return "ONS wide table";
  return headerLines === 0 ? "CSV without a header" : "CSV";
}

/** Nomis puts a title, its copyright and what was chosen above a table, and begins the header with the kind of area. */
function isNomisTable(names: readonly string[], above: readonly (readonly string[])[]): boolean {
  const said = above.map((cells) => cells.join(" "));
  if (said.some((line) => /\bnomis\b/i.test(line))) return true;
  const labels = said.filter((line) => /^(population|units?|date|rural urban|item name|variable)\s*:/i.test(line.trim()));
  if (labels.length >= 2) return true;
  return /^(19|20)\d\d_(SUPER_OUTPUT_AREA|OUTPUT_AREA|CENSUS|WARD|LOCAL_AUTHORIT)/.test(names[0] ?? "");
}

/** "A : Agriculture", "01 Crop and animal production", "B-E Production". */
const isIndustryHeading = (name: string) => /^(?:[A-U](?:-[A-U])?|\d{2}(?:\.\d{1,2})?|\d{5})(?:\s*[:-]\s*|\s+)\S/.test(name.trim());
