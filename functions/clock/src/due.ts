import type { Id } from "@concord/kernel";
import { queueDueFetch } from "@concord/domain/connectors";
import type { Due } from "./clock-over.ts";

/** Everything that falls due, and the verb that does what is then to be done. */
export const due: Due = {
  connector: async (context, { id }) => void (await queueDueFetch(context, id as Id<"connector">)),
};
