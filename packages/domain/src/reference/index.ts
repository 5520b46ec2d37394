export {
  authoritiesOn,
  authorityOf,
  combinedAuthorities,
  currentDistrict,
  districtName,
  formerAuthorities,
  formerDistricts,
  type CombinedAuthority,
  type District,
} from "./authorities.ts";
export { bankHolidays, bankHolidayYears } from "./bank-holidays.ts";
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
export { addDays, clearWorkingDaysBetween, dayAfterClearWorkingDays, isWorkingDay, workingDayRefusals } from "./working-days.ts";
