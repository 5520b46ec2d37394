import { Failure } from "@concord/kernel";
import { mapRefusals } from "./map-refusals.ts";

/** JSON that is damaged is refused, with where it is where that is known. */
export function parseJson(text: string, where = ""): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    throw new Failure("refused", "map-damaged", `${mapRefusals["map-damaged"]}${where}`, { cause: error });
  }
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A member of a stranger's object: never one that all objects have. */
export const memberOf = (value: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(value, name) ? value[name] : undefined;
