import { roleNames, type Actor } from "@concord/kernel";

/** "deal.returned-to-draft" as a person says it: "Deal returned to draft". */
export function eventInWords(name: string): string {
  const [noun = "", ...rest] = name.split(".");
  return capitalised([nounInWords(noun), ...rest.map((part) => part.replaceAll("-", " "))].join(" "));
}

/** Where the word that people use is not the one in the records. */
const otherwise: Record<string, string> = { tenant: "authority", member: "person", "api-client": "API client" };

/** "dataset-version" as a person says it. */
export const nounInWords = (noun: string): string => otherwise[noun] ?? noun.replaceAll("-", " ");

export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** By what right somebody acted. */
export function capacityOf(actor: Actor): string {
  switch (actor.type) {
    case "person": {
      const roles = actor.roles.map((role) => roleNames[role]).join(", ");
      return actor.engagement ? `${roles}, ${actor.engagement.firmName}, under an engagement` : roles;
    }
    case "client":
      return "A partner's program";
    case "job":
      return "Concord itself";
  }
}

/** "readAt" and "read-at" as a person reads them: "Read at". */
export const keyInWords = (key: string): string =>
  capitalised(
    key.replace(/([a-z])([A-Z])/g, (_, before: string, letter: string) => `${before} ${letter.toLowerCase()}`).replace(/[-_]/g, " "),
  );

/** A detail as it can be read; what has parts of its own, as JSON. */
export const valueInWords = (value: unknown): string =>
  typeof value === "string" ? value : typeof value === "boolean" ? (value ? "Yes" : "No") : JSON.stringify(value);

/** The months that can be chosen, newest first: two years of them, and the one that is shown. */
export function monthsToChoose(now: Date, shown: string | undefined): string[] {
  const months = Array.from({ length: 24 }, (_, ago) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - ago, 1)).toISOString().slice(0, 7),
  );
  return shown && !months.includes(shown) ? [...months, shown] : months;
}

const longMonth = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** "2026-11" as "November 2026". */
export const monthInWords = (month: string): string => longMonth.format(new Date(`${month}-15T00:00:00Z`));
