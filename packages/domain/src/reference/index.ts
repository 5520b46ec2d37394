export {
  authoritiesOn,
  authorityOf,
  combinedAuthorities,
  formerAuthorities,
  type CombinedAuthority,
  type District,
} from "./authorities.ts";
export {
  countries,
  counties,
  currentDistrict,
  districtLists,
  districtName,
  districtOf,
  districts,
  districtsOn,
  formerDistricts,
  isDistrictOn,
  regions,
  type County,
  type LocalAuthorityDistrict,
  type Succession,
} from "./districts.ts";
export { reorganisations, type DistrictChange, type Reorganisation } from "./reorganisations.ts";
export { bankHolidays, bankHolidayYears } from "./bank-holidays.ts";
export { enterprisePartnerships, partnershipOn, type EnterprisePartnership } from "./enterprise-partnerships.ts";
export { elementNamed, elementsOf, frameworkOf, frameworks, isInForceOn, type Framework, type FrameworkElement } from "./frameworks.ts";
export {
  divisionOf,
  industryName,
  isKnownDivision,
  isKnownSection,
  isPseudoIndustry,
  pseudoIndustryCodes,
  sectionOf,
  sicSections,
  type SicDivision,
  type SicSection,
} from "./sic-2007.ts";
export { clearWorkingDaysBetween, dayAfterClearWorkingDays, isWorkingDay, workingDayRefusals } from "./working-days.ts";
