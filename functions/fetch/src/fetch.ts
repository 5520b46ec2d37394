import type { Id } from "@concord/kernel";
import type { Context } from "@concord/domain";

export async function fetch(_context: Omit<Context, "warehouse">, _jobId: Id<"job">): Promise<void> {}
