import type { LongRun } from "../long-run.ts";

export type Eigen = {
  /** From the largest. */
  readonly values: Float64Array;
  /** Of length 1 and at right angles; the vector of values[k] is vectors[k * size] and on. */
  readonly vectors: Float64Array;
};

/**
 * All eigenvalues and eigenvectors of a symmetric matrix, by Householder's
 * reduction to three diagonals and implicit QL steps (Bowdler, Martin, Reinsch
 * and Wilkinson 1968, Numerische Mathematik 11: tred2 and tql2). Direct, so that
 * the same matrix gives the same digits, however close its eigenvalues are, and
 * equal ones are seen to be equal. About 3 n³ steps; yields after each row.
 */
export function* symmetricEigen(matrix: Float64Array, size: number): LongRun<Eigen> {
  const n = size;
  const v = Float64Array.from(matrix); // rows by columns; ends as the vectors, in columns
  const d = new Float64Array(n);
  const e = new Float64Array(n);
  const at = (row: number, column: number): number => row * n + column;

  for (let j = 0; j < n; j++) d[j] = v[at(n - 1, j)]!;
  for (let i = n - 1; i > 0; i--) {
    let scale = 0;
    let h = 0;
    for (let k = 0; k < i; k++) scale += Math.abs(d[k]!);
    if (scale === 0) {
      e[i] = d[i - 1]!;
      for (let j = 0; j < i; j++) {
        d[j] = v[at(i - 1, j)]!;
        v[at(i, j)] = 0;
        v[at(j, i)] = 0;
      }
    } else {
      for (let k = 0; k < i; k++) {
        d[k]! /= scale;
        h += d[k]! * d[k]!;
      }
      const f = d[i - 1]!;
      const g = f > 0 ? -Math.sqrt(h) : Math.sqrt(h);
      e[i] = scale * g;
      h -= f * g;
      d[i - 1] = f - g;
      for (let j = 0; j < i; j++) e[j] = 0;
      for (let j = 0; j < i; j++) {
        const dj = d[j]!;
        v[at(j, i)] = dj;
        let sum = e[j]! + v[at(j, j)]! * dj;
        for (let k = j + 1; k < i; k++) {
          const vkj = v[at(k, j)]!;
          sum += vkj * d[k]!;
          e[k]! += vkj * dj;
        }
        e[j] = sum;
      }
      let k = 0;
      for (let j = 0; j < i; j++) {
        e[j]! /= h;
        k += e[j]! * d[j]!;
      }
      const half = k / (h + h);
      for (let j = 0; j < i; j++) e[j]! -= half * d[j]!;
      for (let j = 0; j < i; j++) {
        const dj = d[j]!;
        const ej = e[j]!;
        for (let row = j; row < i; row++) v[at(row, j)]! -= dj * e[row]! + ej * d[row]!;
        d[j] = v[at(i - 1, j)]!;
        v[at(i, j)] = 0;
      }
    }
    d[i] = h;
    yield (0.4 * (n - i)) / n;
  }

  for (let i = 0; i < n - 1; i++) {
    v[at(n - 1, i)] = v[at(i, i)]!;
    v[at(i, i)] = 1;
    const h = d[i + 1]!;
    if (h !== 0) {
      for (let k = 0; k <= i; k++) d[k] = v[at(k, i + 1)]! / h;
      for (let j = 0; j <= i; j++) {
        let g = 0;
        for (let k = 0; k <= i; k++) g += v[at(k, i + 1)]! * v[at(k, j)]!;
        for (let k = 0; k <= i; k++) v[at(k, j)]! -= g * d[k]!;
      }
    }
    for (let k = 0; k <= i; k++) v[at(k, i + 1)] = 0;
    yield 0.4 + (0.2 * i) / n;
  }
  for (let j = 0; j < n; j++) {
    d[j] = v[at(n - 1, j)]!;
    v[at(n - 1, j)] = 0;
  }
  if (n > 0) v[at(n - 1, n - 1)] = 1;

  for (let i = 1; i < n; i++) e[i - 1] = e[i]!;
  if (n > 0) e[n - 1] = 0;
  let shift = 0;
  let largest = 0;
  for (let l = 0; l < n; l++) {
    largest = Math.max(largest, Math.abs(d[l]!) + Math.abs(e[l]!));
    let m = l;
    while (m < n - 1 && Math.abs(e[m]!) > Number.EPSILON * largest) m++;
    while (m > l && Math.abs(e[l]!) > Number.EPSILON * largest) {
      const g = d[l]!;
      const p = (d[l + 1]! - g) / (2 * e[l]!);
      const r = p < 0 ? -Math.hypot(p, 1) : Math.hypot(p, 1);
      d[l] = e[l]! / (p + r);
      d[l + 1] = e[l]! * (p + r);
      const next = d[l + 1]!;
      const moved = g - d[l]!;
      for (let i = l + 2; i < n; i++) d[i]! -= moved;
      shift += moved;
      let x = d[m]!;
      let c = 1;
      let c2 = 1;
      let c3 = 1;
      const beyond = e[l + 1]!;
      let s = 0;
      let s2 = 0;
      for (let i = m - 1; i >= l; i--) {
        c3 = c2;
        c2 = c;
        s2 = s;
        const gg = c * e[i]!;
        const hh = c * x;
        const rr = Math.hypot(x, e[i]!);
        e[i + 1] = s * rr;
        s = e[i]! / rr;
        c = x / rr;
        x = c * d[i]! - s * gg;
        d[i + 1] = hh + s * (c * gg + s * d[i]!);
        for (let k = 0; k < n; k++) {
          const left = at(k, i);
          const kept = v[left + 1]!;
          v[left + 1] = s * v[left]! + c * kept;
          v[left] = c * v[left]! - s * kept;
        }
      }
      x = (-s * s2 * c3 * beyond * e[l]!) / next;
      e[l] = s * x;
      d[l] = c * x;
    }
    d[l]! += shift;
    e[l] = 0;
    yield 0.6 + (0.4 * (l + 1)) / n;
  }

  const order = Array.from({ length: n }, (_, index) => index).sort((one, other) => d[other]! - d[one]!);
  const vectors = new Float64Array(n * n);
  for (let k = 0; k < n; k++) {
    for (let row = 0; row < n; row++) vectors[k * n + row] = v[at(row, order[k]!)]!;
  }
  return { values: Float64Array.from(order, (index) => d[index]!), vectors };
}
