import { refused } from "@concord/kernel";

/** Of text, hardly a letter is a control character; of pictures, programs and damaged archives, one in eight or so. */
export function refuseNoText(head: string): void {
  const stretch = head.slice(0, 64 * 1024);
  const controls = stretch.match(/[^\P{Cc}\t\n\r]/gu)?.length ?? 0;
  if (controls > 8 && controls > stretch.length / 10) {
    throw refused(
      "no-text",
      "This is not a table of text: much of it is no letters at all. The file may be damaged, or of a kind that Concord does not know. Open it in the program that made it, export it as CSV, and send that.",
    );
  }
}
