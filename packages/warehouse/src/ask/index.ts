export { askTable } from "./ask-table.ts";
export { exploreSettings, openTable } from "./open-table.ts";
export { writeCsv, writeGeoJson, writeParquet, type ShapesFile, type Written } from "./write-table.ts";
