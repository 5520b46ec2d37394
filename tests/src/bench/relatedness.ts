import { economicComplexity, finish, presenceOf, proximity, relatednessDensity, seededRandom } from "@concord/analysis";
import { median, type Measure } from "./measure.ts";

const [areas, industries] = [40, 700];
const rounds = 7;

/** From jobs to relatedness density and economic complexity, for as many areas as ITL2 has and as many classes as SIC. */
export async function benchRelatedness(): Promise<Measure[]> {
  const random = seededRandom(3);
  const jobs = Float64Array.from({ length: areas * industries }, () => Math.floor(4_000 * random() ** 4));
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now();
    const presence = presenceOf({ areas, industries, jobs });
    relatednessDensity({ presence, proximity: proximity(presence) });
    finish(economicComplexity(presence));
    return (performance.now() - started) / 1_000;
  });
  const seconds = median(times);
  return [
    {
      name: "relatedness",
      value: seconds,
      unit: "s",
      aim: 1,
      holds: seconds < 1,
      detail: `${areas} areas by ${industries} classes: presence, proximity, density and complexity; first run ${times[0]!.toFixed(2)} s`,
    },
  ];
}
