/** Which way from what chance gives an observation has to lie to count, said before it is seen. */
export type Tail = "greater" | "less" | "either";

/**
 * How probable it is that a standard normal deviate lies at least as far out as
 * this in the stated tail. With "either", far out in both directions counts.
 */
export function normalPValue(z: number, tail: Tail): number {
  if (tail === "greater") return upperTail(z);
  if (tail === "less") return upperTail(-z);
  return 2 * upperTail(Math.abs(z));
}

/**
 * 1 − Φ(z), to about 15 digits: Hart (1968) algorithm 5666 as given by West,
 * "Better approximations to cumulative normal functions", Wilmott, May 2005; from 5 on Laplace's fraction.
 */
function upperTail(z: number): number {
  const x = Math.abs(z);
  const tail = x > 37 ? 0 : Math.exp((-x * x) / 2) * (x < 5 ? rational(x) : fraction(x));
  return z >= 0 ? tail : 1 - tail;
}

const above = [
  3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931, 220.206867912376,
];
const below = [
  8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831, 793.826512519948,
  440.413735824752,
];

const polynomial = (coefficients: readonly number[], x: number): number => coefficients.reduce((sum, each) => sum * x + each, 0);

const rational = (x: number): number => polynomial(above, x) / polynomial(below, x);

/** Laplace's continued fraction: far out, forty steps of it are as good as all. */
function fraction(x: number): number {
  let rest = x;
  for (let step = 40; step >= 1; step--) rest = x + step / rest;
  return 1 / (rest * Math.sqrt(2 * Math.PI));
}
