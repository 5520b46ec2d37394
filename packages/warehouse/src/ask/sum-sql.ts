import { sumFrom, sumScale, type Summing } from "@concord/domain/explore";

/** What is worked out of every figure before anything is added up: `exact-sum.ts` of the domain, in SQL. */
export function piecesSql(summing: Summing, value: string): string[] {
  switch (summing.how) {
    case "whole":
      return [value];
    case "pieces": {
      const [first, second] = [double(summing.first), double(summing.second)];
      const large = `((${value}) + ${first} - ${first})`;
      return [large, `((${value}) - ${large} + ${second} - ${second})`];
    }
    case "integers":
      return [`trunc((${value}) * ${double(sumScale)})::HUGEINT`];
  }
}

const double = (value: number) => `'${value}'::DOUBLE`;

/** The sum of the sums of the pieces. */
export function sumOfPieces(summing: Summing, sums: readonly unknown[]): number {
  if (summing.how === "integers") return sumFrom(BigInt(sums[0] as bigint)); // HUGEINT comes as a bigint
  return sums.reduce<number>((sum, piece) => sum + Number(piece), 0);
}
