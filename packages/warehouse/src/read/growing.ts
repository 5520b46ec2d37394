type Numbers = Int32Array | Float64Array | Uint8Array;

/** A column of numbers that grows as it is read. */
export type Growing<A extends Numbers> = {
  readonly length: number;
  /** Room for so many more: the whole array, to be written from the old length on. */
  more(count: number): A;
  /** What it holds. */
  held(): A;
};

export function growing<A extends Numbers>(kind: new (length: number) => A): Growing<A> {
  let array = new kind(4096);
  let length = 0;
  return {
    get length() {
      return length;
    },
    more(count) {
      length += count;
      if (length > array.length) {
        const larger = new kind(Math.max(length, array.length * 2));
        larger.set(array);
        array = larger;
      }
      return array;
    },
    held: () => array.subarray(0, length) as A,
  };
}
