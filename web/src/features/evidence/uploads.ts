import { useSyncExternalStore } from "react";
import type { Id } from "@concord/kernel";
import { placeOf, queryClient } from "../../app/query.ts";
import { listVersions } from "@concord/contract/evidence";
import { upload, type UploadState } from "./upload.ts";

/** An upload of this window. It goes on while one looks at other pages; it ends with the window, and is then taken up again. */
export type Upload = { file: File; state: UploadState; mends?: number | undefined };

const uploads = new Map<string, { now: Upload; stop: AbortController }>();
const watchers = new Set<() => void>();

export function startUpload(tenantId: string, datasetId: Id<"dataset">, file: File, mends?: number): void {
  const key = keyOf(tenantId, datasetId);
  const stop = new AbortController();
  const set = (state: UploadState) => {
    if (uploads.get(key)?.stop !== stop) return; // another has taken its place
    uploads.set(key, { now: { file, state, mends }, stop });
    for (const watcher of watchers) watcher();
    const moved = state.stage === "sent" || state.stage === "stopped" || state.stage === "failed";
    if (moved) void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === placeOf(listVersions, tenantId) });
  };
  uploads.get(key)?.stop.abort();
  uploads.set(key, { now: { file, mends, state: { stage: "hashing", done: 0, total: file.size } }, stop });
  void upload({ tenantId, datasetId, mends }, file, set, stop.signal);
  for (const watcher of watchers) watcher();
}

export const stopUpload = (tenantId: string, datasetId: Id<"dataset">) => uploads.get(keyOf(tenantId, datasetId))?.stop.abort();

export function forgetUpload(tenantId: string, datasetId: Id<"dataset">): void {
  uploads.delete(keyOf(tenantId, datasetId));
  for (const watcher of watchers) watcher();
}

export const useUpload = (tenantId: string, datasetId: Id<"dataset">): Upload | undefined =>
  useSyncExternalStore(watchUploads, () => uploads.get(keyOf(tenantId, datasetId))?.now);

const keyOf = (tenantId: string, datasetId: string) => `${tenantId}/${datasetId}`;

function watchUploads(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
