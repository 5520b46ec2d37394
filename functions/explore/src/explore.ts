import type { Id } from "@concord/kernel";
import type { Context } from "@concord/domain";

export async function explore(_context: Omit<Context, "warehouse">, _jobId: Id<"job">): Promise<void> {}
