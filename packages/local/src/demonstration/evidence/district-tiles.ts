import { districtName } from "@concord/domain/reference";
import { illustrativePlaces } from "./jobs-by-section.ts";

/** Column and row of each district's tile: roughly where it lies among the others, north at the top. */
const tiles: Record<string, readonly [column: number, row: number]> = {
  E08000021: [6, 0], // Newcastle upon Tyne
  E06000065: [6, 1], // North Yorkshire
  E08000032: [4, 2], // Bradford
  E08000035: [5, 2], // Leeds
  E06000014: [6, 2], // York
  E06000010: [7, 2], // Kingston upon Hull
  E08000012: [1, 3], // Liverpool
  E08000006: [2, 3], // Salford
  E08000003: [3, 3], // Manchester
  E08000033: [4, 3], // Calderdale
  E08000034: [5, 3], // Kirklees
  E08000036: [6, 3], // Wakefield
  E08000039: [5, 4], // Sheffield
  E08000017: [6, 4], // Doncaster
  E06000018: [6, 5], // Nottingham
  E08000025: [5, 6], // Birmingham
  E06000023: [4, 8], // Bristol
};

/** Column and row of a district of the demonstration. */
export const tileOf = (code: string): readonly [column: number, row: number] => tiles[code]!; // every place of the tables is above

/** Degrees between the middles of two tiles: hexagons stand on a point, and a row is shifted by half a tile. */
const across = 0.3;
const down = 0.155;

/**
 * A map of tiles, one hexagon for each district of the demonstration's table:
 * shapes that nobody surveyed, so that a map can be drawn before real boundaries
 * are loaded.
 */
export function districtTiles(): Uint8Array {
  const features = illustrativePlaces.map((code) => {
    const [column, row] = tiles[code]!; // every place of the table is above
    const middle = [-3.2 + across * (column + (row % 2) / 2), 54.6 - down * row] as const;
    return {
      type: "Feature",
      properties: { LAD23CD: code, LAD23NM: districtName(code) ?? code },
      geometry: { type: "Polygon", coordinates: [hexagon(middle)] },
    };
  });
  return new TextEncoder().encode(JSON.stringify({ type: "FeatureCollection", features }));
}

/** Anticlockwise, as RFC 7946 has it, and closed. */
function hexagon([longitude, latitude]: readonly [number, number]): [number, number][] {
  const corners = Array.from({ length: 6 }, (_, corner): [number, number] => {
    const angle = ((60 * corner + 30) * Math.PI) / 180;
    return [round(longitude + (across / Math.sqrt(3)) * Math.cos(angle)), round(latitude + (down / 1.5) * Math.sin(angle))];
  });
  return [...corners, corners[0]!];
}

const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
