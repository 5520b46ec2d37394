import type { Cadence, ConnectorView, FetchOutcome, NomisPeriods, Schedule } from "@concord/domain/connectors";
import { count, day } from "../../ui/index.ts";

export const cadences: readonly { value: Cadence; label: string }[] = [
  { value: "once", label: "Once, and then only when somebody asks" },
  { value: "daily", label: "Every day" },
  { value: "weekly", label: "Every week" },
  { value: "monthly", label: "Every month" },
  { value: "quarterly", label: "Every three months" },
  { value: "yearly", label: "Every year" },
];

export const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${String(hour).padStart(2, "0")}:00` }));

/** "Every month from 1 December 2026, after 06:00". */
export const inWords = ({ cadence, startsOn, hour }: Schedule): string => {
  const from = `${day(startsOn)}, after ${hours[hour]?.label}`;
  if (cadence === "once") return `Once, on ${from}; then only when somebody asks`;
  return `${cadences.find(({ value }) => value === cadence)?.label} from ${from}`;
};

/** "the newest two", "2019, 2020 and 3 more". */
export function periodsInWords(periods: NomisPeriods): string {
  if (periods.kind === "latest")
    return periods.count === 1 ? "The newest, whichever it is on the day" : `The newest ${periods.count}, whichever they are on the day`;
  return chosenInWords(periods.codes, periods.codes.length);
}

/** The first three names of what was chosen, and how many more. */
export function chosenInWords(names: readonly string[], outOf: number): string {
  if (names.length > 3 && names.length === outOf) return `all ${outOf}`;
  const first = names.slice(0, 3).join("; ");
  return (names.length > 3 ? `${first} and ${names.length - 3} more` : first).slice(0, 300);
}

export const outcomeWord = ({ kind }: FetchOutcome): { health: "holds" | "none" | "over"; word: string } =>
  kind === "new-version"
    ? { health: "holds", word: "new" }
    : kind === "unchanged"
      ? { health: "none", word: "unchanged" }
      : { health: "over", word: "failed" };

/** Who wanted a fetch. */
export const askerOf = (askedBy: { name: string } | undefined): string => askedBy?.name ?? "Its schedule";

/** "Nomis" or the server's name. */
export const sourceName = (settings: ConnectorView["settings"]): string =>
  settings.kind === "nomis" ? "Nomis" : new URL(settings.url).hostname;

/** "about 2 minutes". */
export const aboutHowLong = (seconds: number): string =>
  seconds < 60 ? `about ${count(seconds, "second")}` : `about ${count(Math.round(seconds / 60), "minute")}`;
