import type { LongRun } from "../long-run.ts";
import { travelToWorkValidity, type TravelToWorkRule } from "./travel-to-work-rule.ts";

/** Workers by where they live and where they work: flow i goes from place origin[i] to place destination[i]. Places are numbered from 0. */
export type WorkerFlows = {
  readonly places: number;
  readonly origin: Int32Array;
  readonly destination: Int32Array;
  readonly workers: Float64Array;
};

export type LabourMarketAreas = {
  /** Of each place, the number of its area, areas being numbered from 0 in order of their first place; −1 where it belongs to none. */
  readonly areaOf: Int32Array;
  /** How each area stands to the rule: `travelToWorkValidity`. One that is below 1 was pulled there by places that had to go somewhere. */
  readonly validity: Float64Array;
  /** Places that fitted nowhere while the areas formed, and went at the end to the one they are most tied to, whatever that did to it. */
  readonly leftTillLast: readonly number[];
};

/**
 * Cuts a country into labour market areas: as many as there can be that each
 * meet the rule of travel to work.
 *
 * Every place begins as an area. Then, while one does not meet the rule: of the
 * area that is farthest from it, the place with the most workers crossing
 * (those who come into it from outside the area, and those who leave the place)
 * is taken out and given to the other area that it is most tied to,
 *
 *     tie of place i and area j = T_ij² / (R_i W_j) + T_ji² / (R_j W_i)
 *
 * (T workers from one to the other, R residents in work, W jobs: Smart, 1974).
 * It joins only if that area is no less valid with it than without; otherwise
 * it waits, and goes at the end to the area it is most tied to. The first in
 * order goes before its equals, so that the same flows make the same areas.
 *
 * Coombes and Bond (2008), Travel-to-Work Areas: the 2007 review, in the form
 * of Franconi, D'Alò and Ichim (2016), Istat implementation of the algorithm to
 * develop Labour Market Areas. Not as theirs: a place where nobody lives or
 * nobody works is not set aside beforehand, and one that has been moved thirty
 * times waits too, so that it always ends. Areas need not hang together on a map.
 *
 * It needs the flows of everywhere that sends or draws workers: cut off at a
 * border, places near it look more self-contained than they are. Memory is
 * about 24 bytes a flow.
 */
export function* labourMarketAreas(flows: WorkerFlows, rule: TravelToWorkRule): LongRun<LabourMarketAreas> {
  const ties = tiesOf(flows);
  const places = flows.places;
  const areas = areasOf(flows, ties, rule);
  const moves = new Int32Array(places);
  const waiting: number[] = [];

  for (;;) {
    const worst = areas.worst();
    if (worst === undefined) break;
    const place = areas.mostCrossed(worst);
    const tied = areas.mostTied(place);
    if (tied === undefined || moves[place]! >= mostMoves || !areas.isNoWorseWith(tied, place)) {
      areas.move(place, nowhere);
      waiting.push(place);
    } else {
      areas.move(place, tied);
      moves[place]!++;
    }
    yield areas.shareValid();
  }

  let left = [...waiting].sort((one, other) => one - other);
  for (;;) {
    const before = left.length;
    left = left.filter((place) => {
      const tied = areas.mostTied(place);
      if (tied !== undefined) areas.move(place, tied);
      return tied === undefined;
    });
    if (left.length === before) break; // the rest are tied to nothing
  }
  return areas.numbered(waiting.filter((place) => !left.includes(place)).sort((one, other) => one - other));
}

const mostMoves = 30;
const nowhere = -1;

/** Flows of each place to and from the others, in rows: those of place p stand from start[p] to start[p + 1]. */
type Ties = { start: Int32Array; other: Int32Array; to: Float64Array; from: Float64Array };

function tiesOf({ places, origin, destination, workers }: WorkerFlows): Ties {
  const start = new Int32Array(places + 1);
  for (let flow = 0; flow < workers.length; flow++) {
    if (origin[flow] === destination[flow]) continue;
    start[origin[flow]! + 1]!++;
    start[destination[flow]! + 1]!++;
  }
  for (let place = 0; place < places; place++) start[place + 1]! += start[place]!;
  const next = start.slice();
  const size = start[places]!;
  const [other, to, from] = [new Int32Array(size), new Float64Array(size), new Float64Array(size)];
  for (let flow = 0; flow < workers.length; flow++) {
    const [one, another] = [origin[flow]!, destination[flow]!];
    if (one === another) continue;
    const out = next[one]!++;
    [other[out], to[out]] = [another, workers[flow]!];
    const inward = next[another]!++;
    [other[inward], from[inward]] = [one, workers[flow]!];
  }
  return { start, other, to, from };
}

function areasOf({ places, origin, destination, workers }: WorkerFlows, ties: Ties, rule: TravelToWorkRule) {
  const [residents, jobs, self] = [new Float64Array(places), new Float64Array(places), new Float64Array(places)];
  for (let flow = 0; flow < workers.length; flow++) {
    residents[origin[flow]!]! += workers[flow]!;
    jobs[destination[flow]!]! += workers[flow]!;
    if (origin[flow] === destination[flow]) self[origin[flow]!]! += workers[flow]!;
  }
  const areaOf = Int32Array.from({ length: places }, (_, place) => place);
  const [live, work, within] = [residents.slice(), jobs.slice(), self.slice()];
  const members = Array.from({ length: places }, (_, place) => new Set([place]));
  const validity = Float64Array.from({ length: places }, (_, area) => validityOf(live[area]!, work[area]!, within[area]!));
  const [to, from] = [new Float64Array(places), new Float64Array(places)]; // of the place looked at, by area; put back to 0 after
  let validAreas = validity.reduce((count, one) => count + (one >= valid ? 1 : 0), 0);

  function validityOf(livingHere: number, workingHere: number, both: number): number {
    return travelToWorkValidity({ within: both, out: livingHere - both, in: workingHere - both }, rule) ?? 0;
  }

  /** How many go from a place to an area and back, the place's own apart. */
  function between(place: number, area: number): number {
    let sum = 0;
    for (let tie = ties.start[place]!; tie < ties.start[place + 1]!; tie++) {
      if (areaOf[ties.other[tie]!] === area) sum += ties.to[tie]! + ties.from[tie]!;
    }
    return sum;
  }

  function setValidity(area: number, now: number): void {
    if (validity[area]! >= valid) validAreas--;
    if (now >= valid) validAreas++;
    validity[area] = now;
  }

  return {
    /** The area farthest from meeting the rule; none when all meet it. */
    worst(): number | undefined {
      let worst: number | undefined;
      for (let area = 0; area < places; area++) {
        if (validity[area]! < valid && (worst === undefined || validity[area]! < validity[worst]!)) worst = area;
      }
      return worst;
    },
    mostCrossed(area: number): number {
      let [most, found] = [Number.NEGATIVE_INFINITY, -1];
      for (const place of members[area]!) {
        let crossing = residents[place]! - self[place]!;
        for (let tie = ties.start[place]!; tie < ties.start[place + 1]!; tie++) {
          if (areaOf[ties.other[tie]!] !== area) crossing += ties.from[tie]!;
        }
        if (crossing > most || (crossing === most && place < found)) [most, found] = [crossing, place];
      }
      return found;
    },
    mostTied(place: number): number | undefined {
      const touched: number[] = [];
      for (let tie = ties.start[place]!; tie < ties.start[place + 1]!; tie++) {
        const area = areaOf[ties.other[tie]!]!;
        if (area === nowhere || area === areaOf[place]) continue;
        if (to[area] === 0 && from[area] === 0) touched.push(area);
        to[area]! += ties.to[tie]!;
        from[area]! += ties.from[tie]!;
      }
      let [most, found]: [number, number | undefined] = [0, undefined];
      for (const area of touched) {
        const outward = to[area] === 0 ? 0 : to[area]! ** 2 / (residents[place]! * work[area]!);
        const inward = from[area] === 0 ? 0 : from[area]! ** 2 / (live[area]! * jobs[place]!);
        const tie = outward + inward;
        if (tie > most || (found !== undefined && tie === most && area < found)) [most, found] = [tie, area];
        [to[area], from[area]] = [0, 0];
      }
      return found;
    },
    isNoWorseWith(area: number, place: number): boolean {
      const both = within[area]! + self[place]! + between(place, area);
      return validityOf(live[area]! + residents[place]!, work[area]! + jobs[place]!, both) >= validity[area]!;
    },
    move(place: number, area: number): void {
      const old = areaOf[place]!;
      if (old !== nowhere) {
        live[old]! -= residents[place]!;
        work[old]! -= jobs[place]!;
        within[old]! -= self[place]! + between(place, old);
        members[old]!.delete(place);
        setValidity(old, members[old]!.size === 0 ? 1 : validityOf(live[old]!, work[old]!, within[old]!));
      }
      areaOf[place] = area;
      if (area === nowhere) return;
      within[area]! += self[place]! + between(place, area);
      live[area]! += residents[place]!;
      work[area]! += jobs[place]!;
      members[area]!.add(place);
      setValidity(area, validityOf(live[area]!, work[area]!, within[area]!));
    },
    /** Areas without a place any more count as valid. */
    shareValid: (): number => validAreas / places,
    numbered(leftTillLast: readonly number[]): LabourMarketAreas {
      const numberOf = new Map<number, number>();
      const numbers = areaOf.map((area) => {
        if (area === nowhere) return nowhere;
        const known = numberOf.get(area) ?? numberOf.size;
        numberOf.set(area, known);
        return known;
      });
      return { areaOf: numbers, validity: Float64Array.from(numberOf.keys(), (area) => validity[area]!), leftTillLast };
    },
  };
}

/** 1, but for the last binary digits of a share. */
const valid = 1 - 1e-12;
