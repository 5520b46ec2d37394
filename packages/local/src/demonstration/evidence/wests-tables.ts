import { businesses } from "./businesses.ts";
import { commuting } from "./commuting.ts";
import { illustrative, type DemonstrationTable } from "./demonstration-table.ts";
import { indicatorsByDistrict } from "./indicators.ts";
import { jobsByClass } from "./jobs-by-class.ts";
import { jobsBySection } from "./jobs-by-section.ts";
import { advertsByOccupation, qualifications, residentsByOccupation } from "./occupations.ts";
import { outputBySection } from "./output-by-section.ts";
import { claimants, smallAreas } from "./small-areas.ts";

const seed = 2021;
const made =
  "Made by a seeded generator. Places and codes are real where they look it; the figures are not, and nothing should be concluded from them.";

/** What the first question is asked of, and the story of the demonstration begins with. */
export const jobsTable: DemonstrationTable = {
  description: illustrative({
    name: "Jobs by industry and district, 2015 to 2021 (illustrative)",
    description:
      "Made by a seeded generator in the shape of the Business Register and Employment Survey. The districts and the industries are real; the figures are not, and nothing should be concluded from them.",
    rounding: "bres",
  }),
  fileName: "illustrative_jobs_section_district_2015_2021.csv",
  file: () => jobsBySection(seed),
};

/** Something for every other question to be asked of. */
export const furtherTables: readonly DemonstrationTable[] = [
  {
    description: illustrative({
      name: "Jobs by class of industry and district, 2015, 2018 and 2021 (illustrative)",
      description: `Jobs by the four-digit classes of SIC 2007, rounded as the survey rounds. ${made}`,
      rounding: "bres",
    }),
    fileName: "illustrative_jobs_class_district.csv",
    file: () => jobsByClass(seed),
  },
  {
    description: illustrative({
      name: "Output (GVA) by industry and district, 2015 to 2021 (illustrative)",
      description: `Gross value added in £ million at 2019 prices, by section. ${made}`,
    }),
    fileName: "illustrative_gva_section_district.csv",
    file: () => outputBySection(seed),
  },
  {
    description: illustrative({
      name: "Residents in work by occupation, 2021 (illustrative)",
      description: `Estimates with their 95% confidence intervals, in the shape of the Annual Population Survey; where the sample is small there is no figure. ${made}`,
    }),
    fileName: "illustrative_residents_occupation.csv",
    file: () => residentsByOccupation(seed),
  },
  {
    description: illustrative({
      name: "Job adverts by occupation, 2021 (illustrative)",
      kind: "scraped",
      description: `Jobs advertised in the year, by SOC 2020. ${made}`,
    }),
    fileName: "illustrative_adverts_occupation.csv",
    file: () => advertsByOccupation(seed + 1),
  },
  {
    description: illustrative({
      name: "Qualifications held, 2021 (illustrative)",
      description: `People aged 16 to 64 by their highest qualification. ${made}`,
    }),
    fileName: "illustrative_qualifications_held.csv",
    file: () => qualifications(seed, "held"),
  },
  {
    description: illustrative({
      name: "Qualifications that jobs ask for, 2021 (illustrative)",
      kind: "sectoral",
      description: `Jobs by the qualification they ask for. ${made}`,
    }),
    fileName: "illustrative_qualifications_required.csv",
    file: () => qualifications(seed + 1, "required"),
  },
  {
    description: illustrative({
      name: "Where people live and work, 2021 (illustrative)",
      description: `Residents in work by the district they live in and the one they work in. Flows of fewer than 3 are left out. ${made}`,
    }),
    fileName: "illustrative_commuting.csv",
    file: () => commuting(seed),
  },
  {
    description: illustrative({
      name: "Claimants by small area, 2021 (illustrative)",
      description: `Claimants and residents aged 16 to 64 in 192 small areas that nobody surveyed. ${made}`,
      rounding: "none",
    }),
    fileName: "illustrative_claimants_small_area.csv",
    file: () => claimants(seed),
  },
  {
    description: illustrative({
      name: "Small areas: boundaries (illustrative)",
      kind: "spatial",
      description:
        "A lattice of 192 small areas over where West Yorkshire lies. Not boundaries of anything: load those from the Open Geography portal.",
    }),
    fileName: "illustrative_small_areas.geojson",
    file: () => smallAreas(seed),
  },
  {
    description: illustrative({ name: "Indicators by district, 2021 (illustrative)", description: `Seven indicators, one a row. ${made}` }),
    fileName: "illustrative_indicators_district.csv",
    file: () => indicatorsByDistrict(seed),
  },
  {
    description: illustrative({
      name: "Businesses in West Yorkshire (illustrative)",
      kind: "commercial",
      description: `Businesses that do not exist, with their class of SIC 2007 and how many work there. ${made}`,
    }),
    fileName: "illustrative_businesses.csv",
    file: () => businesses(seed),
  },
];
