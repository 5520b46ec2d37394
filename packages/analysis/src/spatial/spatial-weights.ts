/**
 * Which places are neighbours, and how much each counts: a sparse square matrix
 * by rows (CSR). The neighbours of place i, in ascending order and never i
 * itself, are `neighbours[starts[i]] … neighbours[starts[i + 1] - 1]`, with their
 * weights, above 0, at the same positions. A place without any is an island: its
 * row is empty, and nothing is ever divided by its sum.
 */
export type SpatialWeights = {
  /** How many places. */
  readonly size: number;
  /** size + 1 of them. */
  readonly starts: Uint32Array;
  readonly neighbours: Uint32Array;
  readonly weights: Float64Array;
};

export type Neighbour = {
  readonly place: number;
  /** 1 where all neighbours count alike. */
  readonly weight: number;
};

/**
 * Weights from a list of neighbours for each place. Throws a RangeError for a
 * neighbour that is no place, that is the place itself, or that is listed twice,
 * and for a weight that is not a number above 0.
 */
export function spatialWeights(rows: readonly (readonly Neighbour[])[]): SpatialWeights {
  const size = rows.length;
  const starts = new Uint32Array(size + 1);
  for (let place = 0; place < size; place++) starts[place + 1] = starts[place]! + rows[place]!.length;
  const neighbours = new Uint32Array(starts[size]!);
  const weights = new Float64Array(starts[size]!);
  for (let place = 0; place < size; place++) {
    const row = [...rows[place]!].sort((one, other) => one.place - other.place);
    let at = starts[place]!;
    let before = -1;
    for (const { place: neighbour, weight } of row) {
      requireNeighbour(neighbour, { place, before, size });
      if (!(weight > 0 && weight < Number.POSITIVE_INFINITY)) throw new RangeError(`${weight} is not a weight`);
      neighbours[at] = neighbour;
      weights[at] = weight;
      before = neighbour;
      at++;
    }
  }
  return { size, starts, neighbours, weights };
}

/** Weights of 1 from the numbers of each place's neighbours. Throws as `spatialWeights` does. */
export function binaryWeights(rows: readonly (readonly number[])[]): SpatialWeights {
  return spatialWeights(rows.map((row) => row.map((place) => ({ place, weight: 1 }))));
}

type Beside = { readonly place: number; readonly before: number; readonly size: number };

function requireNeighbour(neighbour: number, { place, before, size }: Beside): void {
  if (!Number.isInteger(neighbour) || neighbour < 0 || neighbour >= size) throw new RangeError(`${neighbour} is none of ${size} places`);
  if (neighbour === place) throw new RangeError(`Place ${place} is named its own neighbour`);
  if (neighbour === before) throw new RangeError(`Place ${neighbour} is twice a neighbour of place ${place}`);
}

/** The places without a neighbour, in their order: to be told, because no local figure exists for them. */
export function islandsOf({ size, starts }: SpatialWeights): readonly number[] {
  const islands: number[] = [];
  for (let place = 0; place < size; place++) if (starts[place] === starts[place + 1]) islands.push(place);
  return islands;
}
