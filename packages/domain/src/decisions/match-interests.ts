import type { Seat } from "../governance/body.ts";
import type { Interest } from "../governance/interest.ts";
import type { Party } from "./case.ts";

/** An interest of somebody in a seat, in somebody the deal names. */
export type Match = { seat: Seat; interest: Interest; party: Party };

/**
 * The interests, among those in force, that the people in these seats have in
 * these parties. Names are compared as registers and deals write them loosely:
 * "The Acme Co. Ltd" and "ACME CO LIMITED" are one. Nothing is guessed beyond that:
 * a likeness of names is no ground to take somebody's vote away.
 */
export function matchInterests(seats: readonly Seat[], interests: readonly Interest[], parties: readonly Party[]): Match[] {
  const partyByName = new Map(parties.map((party) => [normalisedName(party.name), party]));
  const inForce = interests.filter(({ endedAt }) => endedAt === undefined);
  return seats.flatMap((seat) =>
    inForce
      .filter(({ personId }) => personId === seat.holderId || personId === seat.substituteId)
      .flatMap((interest) => {
        const party = partyByName.get(normalisedName(interest.party));
        return party ? [{ seat, interest, party }] : [];
      }),
  );
}

/** Whether a person, in a seat or not, has an interest in force in any of these parties. */
export function isInterested(personId: string, interests: readonly Interest[], parties: readonly Party[]): boolean {
  const named = new Set(parties.map(({ name }) => normalisedName(name)));
  return interests.some((one) => one.personId === personId && one.endedAt === undefined && named.has(normalisedName(one.party)));
}

/** What a company is called, without the ways in which the same company is written. */
export function normalisedName(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/(?<=\p{Letter})\.(?=\p{Letter}(\.|$|\s))/gu, "") // "p.l.c." is "plc"
    .replace(/['’]/g, "") // "Smith's" is "Smiths"
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word !== "")
    .map((word) => sameWord[word] ?? word);
  if (words.length > 1 && words[0] === "the") words.shift();
  return words.join(" ");
}

const sameWord: Record<string, string> = { limited: "ltd", company: "co", corporation: "corp", incorporated: "inc" };
