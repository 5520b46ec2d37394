/** One feature of a map, before its shape has been looked at. */
export type MapFeature = { id: string | undefined; properties: Readonly<Record<string, unknown>>; geometry: unknown };

/** The features of a map in their order, which can be gone through more than once. */
export type MapFeatures = {
  read(): AsyncGenerator<MapFeature[], void, undefined>;
  /** What the map calls its projection, known once it has been read. */
  projectionName(): string | undefined;
};
