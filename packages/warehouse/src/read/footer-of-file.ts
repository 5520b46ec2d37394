import { open } from "node:fs/promises";
import { readFooter, type Footer } from "./footer.ts";
import { fetchFooterBytes } from "./table.ts";

/** The footer of a Parquet file on this machine's disk. */
export async function footerOf(path: string): Promise<Footer> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const bytes = await fetchFooterBytes(size, async ({ from, to }) => {
      const piece = new Uint8Array(to - from);
      await file.read(piece, 0, piece.length, from);
      return piece;
    });
    return readFooter(bytes, size);
  } finally {
    await file.close();
  }
}
