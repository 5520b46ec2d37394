import { statfs } from "node:fs/promises";

/** Kept free, so that a decision can still be written when no more files fit. */
const spareBytes = 100 * 1024 * 1024;

/** Whether the disk that holds this folder can take so many bytes more. */
export async function hasRoomFor(path: string, bytes: number): Promise<boolean> {
  const { bavail, bsize } = await statfs(path);
  return bytes + spareBytes < bavail * bsize;
}
