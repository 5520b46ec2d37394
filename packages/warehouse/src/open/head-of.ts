import { open } from "node:fs/promises";

/** The first stretch of a file: enough to tell what it is and how its text is encoded. */
export async function headOf(path: string, most = 256 * 1024): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const head = new Uint8Array(most);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
