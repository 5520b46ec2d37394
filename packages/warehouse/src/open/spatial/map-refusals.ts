import { type Failure, refused } from "@concord/kernel";

/** Why a map is not read. */
export const mapRefusals = {
  "json-not-read": "This is JSON, not a table of rows. Send the CSV form of it, which most publishers offer beside it.",
  "map-damaged": "This map (GeoJSON or TopoJSON) is cut short or damaged. Save it again, and send that.",
  "map-empty": "There are no shapes and no rows in this map. Choose one with features in it.",
  "map-too-large":
    "A part of this map is too large to be kept at hand: one feature of more than 32 MB, or a TopoJSON of more than 50 MB. Save it as GeoJSON with simpler shapes, and send that.",
  "projection-unknown":
    "The coordinates of this map are in no projection that Concord knows. Save it in longitude and latitude (WGS84, EPSG:4326) or in the British National Grid (EPSG:27700), and send that.",
  "shapes-broken":
    "Most of the shapes in this map are broken. Mend them in the program that made it (“Fix geometries” in QGIS), save it again, and send that.",
  "too-many-rows": "The table has more than 50 million rows, which is the limit. Send it in several tables.",
  "too-many-columns": "The table has more than 500 columns, which is the limit. Send it in several tables, or with its columns as rows.",
} as const;

export const refuseMap = (code: keyof typeof mapRefusals): Failure => refused(code, mapRefusals[code]);
