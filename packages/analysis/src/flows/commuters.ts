/**
 * The workers of an area, each counted in exactly one of three: a count, or an
 * interval of it. None of the three can be had from the others, so where they
 * are uncertain they are so each on its own.
 */
export type Commuters<Count> = {
  /** Live here and work here. */
  within: Count;
  /** Live here and work elsewhere. */
  out: Count;
  /** Work here and live elsewhere. */
  in: Count;
};
