import type { Part } from "@concord/domain/questions";
import { fieldOf, sourceOf } from "./asking.ts";
import type { OneAsking } from "./use-workbench.ts";

/** What one asking of a question is called beside the others: what is otherwise in it. */
export function differenceOf(set: OneAsking, others: readonly OneAsking[], versionOf: (datasetId: string) => string): string {
  const names = Object.keys(set.question).filter(
    (name) =>
      name !== "question" &&
      others.some((other) => JSON.stringify(fieldOf(other.question, name)) !== JSON.stringify(fieldOf(set.question, name))),
  );
  const parts = names.flatMap((name) => {
    const value = fieldOf(set.question, name);
    const say = set.page.say?.[name] as ((one: unknown) => string) | undefined;
    if (say) return [say(value)];
    if (name in set.page.roles) {
      const source = sourceOf(set.question, name);
      return [
        source
          ? [versionOf(source.datasetId), ...(source.where ?? []).map(({ equals }) => equals), source.value].filter(Boolean).join(", ")
          : `no ${set.page.roles[name]!.label.toLowerCase()}`,
      ];
    }
    if (value === undefined) return [`no ${words(name)}`];
    if (Array.isArray(value)) return [set.names.places(value as string[])];
    if (typeof value === "string") return [saidCode(set, name, value)];
    if (typeof value === "number") return [`${words(name)} ${value}`];
    return [words(name)];
  });
  const [from, to] = [fieldOf(set.question, "from"), fieldOf(set.question, "to")];
  if (names.includes("from") || names.includes("to")) {
    const said = parts.filter((_, at) => names[at] !== "from" && names[at] !== "to");
    return [...said, `${from} to ${to}`].join(", ");
  }
  return parts.join(", ");
}

const parted: Partial<Record<string, Part>> = { within: "industry", industry: "industry", occupation: "occupation" };

const saidCode = (set: OneAsking, name: string, value: string): string => {
  const part = parted[name];
  return part ? set.names.code(part, value) : value.replaceAll("-", " ");
};

const words = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
