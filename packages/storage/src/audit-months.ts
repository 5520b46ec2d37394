import type { Id } from "@concord/kernel";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** Concord kept no audit before this month. */
const firstOfAll = "2026-01";

/**
 * The months in which a tenant can have audit rows, oldest first: from the one
 * in which it was made, which its id tells, to this one.
 */
export function auditMonths(tenantId: Id<"tenant">, now: Date): string[] {
  const thisMonth = monthOf(now);
  const made = monthOf(madeAt(tenantId));
  const first = made > firstOfAll && made <= thisMonth ? made : firstOfAll;
  const months = [thisMonth];
  while (months[0]! > first) months.unshift(monthBefore(months[0]!));
  return months;
}

export const monthOf = (moment: Date) => moment.toISOString().slice(0, 7);

function monthBefore(month: string): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, "0")}`;
}

/** The first ten letters of a ULID are a time. */
function madeAt(tenantId: Id<"tenant">): Date {
  const letters = tenantId.split("_")[1]!.slice(0, 10);
  return new Date([...letters].reduce((time, letter) => time * 32 + alphabet.indexOf(letter), 0));
}
