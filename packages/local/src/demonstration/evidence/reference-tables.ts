import { combinedAuthorities, formerAuthorities, sicSections } from "@concord/domain/reference";
import { openGovernmentLicence } from "@concord/domain/evidence";
import { csvFile } from "./csv-file.ts";
import type { DemonstrationTable } from "./demonstration-table.ts";
import { districtTiles } from "./district-tiles.ts";

/** What the product itself knows, as tables that every authority may read, join and download. The large ones are loaded by whoever keeps the shelf. */
export const referenceTables: readonly DemonstrationTable[] = [
  {
    description: {
      name: "Industries: sections and divisions of SIC 2007",
      kind: "open",
      publisher: "Office for National Statistics",
      licence: openGovernmentLicence,
      description: "The 21 sections and 88 divisions of the UK Standard Industrial Classification 2007, with the names it gives them.",
      sensitivity: "public",
      tolerance: 0,
      rounding: "none",
    },
    fileName: "sic_2007_sections_divisions.csv",
    file: () =>
      csvFile(
        ["SIC_CODE", "SIC_NAME", "LEVEL", "PARENT_CODE"],
        sicSections.flatMap(({ code, name, divisions }) => [
          [code, name, "section", ""],
          ...divisions.map((division) => [division.code, division.name, "division", code]),
        ]),
      ),
  },
  {
    description: {
      name: "Combined authorities and their districts",
      kind: "open",
      publisher: "Concord, from the Orders and the register of geographic codes (ONS)",
      licence: openGovernmentLicence,
      description:
        "Every combined authority in England, past and present, with the days between which it existed and the districts whose figures are its figures.",
      sensitivity: "public",
      tolerance: 0,
      rounding: "none",
    },
    fileName: "combined_authorities_districts.csv",
    file: () =>
      csvFile(
        ["LAD_CODE", "LAD_NAME", "CAUTH_CODE", "CAUTH_NAME", "FROM_DATE", "TO_DATE"],
        [...combinedAuthorities, ...formerAuthorities].flatMap((authority) =>
          authority.districts.map(({ code, name }) => [code, name, authority.code, authority.name, authority.from, authority.to ?? ""]),
        ),
      ),
  },
  {
    description: {
      name: "District tiles for maps (illustrative)",
      kind: "spatial",
      publisher: "Concord demonstration",
      licence: { name: "Illustrative data: nobody’s, and free to use", mayShare: true, mayPublish: true, mayLeaveByApi: true },
      description:
        "One hexagon for each district of the demonstration’s tables, roughly where it lies among the others. Not boundaries: load those from the Open Geography portal.",
      sensitivity: "public",
      tolerance: 0,
      rounding: "none",
    },
    fileName: "district_tiles.geojson",
    file: districtTiles,
  },
];
