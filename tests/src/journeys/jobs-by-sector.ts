/** Jobs by district, year and SIC section, in the columns of a Nomis download: made up, and the same each time. */
export function jobsBySector({ manufacturingJobs }: { manufacturingJobs: number }): Uint8Array {
  const places = { E08000032: "Bradford", E08000035: "Leeds", E06000014: "York", E06000065: "North Yorkshire" };
  const sectors = {
    C: "Manufacturing",
    G: "Wholesale and retail trade",
    J: "Information and communication",
    Q: "Human health and social work",
  };
  const lines = ["DATE,GEOGRAPHY_CODE,GEOGRAPHY_NAME,INDUSTRY_CODE,INDUSTRY_NAME,OBS_VALUE"];
  for (const year of [2015, 2021]) {
    for (const [place, placeName] of Object.entries(places)) {
      for (const [sector, sectorName] of Object.entries(sectors)) {
        const inArea = place.startsWith("E08");
        const jobs = sector === "C" && inArea ? manufacturingJobs : 20_000 + sector.charCodeAt(0) * 50;
        lines.push([year, place, placeName, sector, sectorName, year === 2015 ? jobs - 500 : jobs].join(","));
      }
    }
  }
  return Buffer.from(`${lines.join("\n")}\n`);
}
