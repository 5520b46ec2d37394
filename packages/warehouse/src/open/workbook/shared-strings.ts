import { refused } from "@concord/kernel";
import { readWholeXml } from "./read-xml.ts";
import { workbookRefusals } from "./workbook-refusals.ts";

const limits = { texts: 1_500_000, letters: 48 * 1024 * 1024 };

/**
 * The texts that cells refer to by number. Kept in memory, within a limit: runs of
 * rich text joined, the readings of East Asian words left out.
 */
export async function readSharedStrings(bytes: AsyncIterable<Uint8Array>): Promise<readonly string[]> {
  const texts: string[] = [];
  let letters = 0;
  const text = richText();
  await readWholeXml(bytes, {
    open: (name, { uniqueCount }) => {
      if (name === "sst" && Number(uniqueCount) > limits.texts) throw tooMany();
      if (name === "si") text.begin();
      else text.open(name);
    },
    text: text.add,
    close: (name) => {
      text.close(name);
      if (name !== "si") return;
      const whole = text.whole();
      letters += whole.length;
      if (texts.length >= limits.texts || letters > limits.letters) {
        throw tooMany();
      }
      // A slice of what was read would keep all of that in memory.
      texts.push(whole.length > 12 ? Buffer.from(whole).toString() : whole);
    },
  });
  return texts;
}

const tooMany = () => refused("workbook-too-many-texts", workbookRefusals["workbook-too-many-texts"]);

/** Gathers the text of `<si>` or `<is>`: what is in `<t>`, save in `<rPh>`, which says how to pronounce it. */
export function richText() {
  let gathered = "";
  let inText = false;
  let inReading = false;
  return {
    begin() {
      gathered = "";
      inText = false;
      inReading = false;
    },
    open(name: string) {
      if (name === "t") inText = !inReading;
      else if (name === "rPh") inReading = true;
    },
    add(text: string) {
      if (inText) gathered += text;
    },
    close(name: string) {
      if (name === "t") inText = false;
      else if (name === "rPh") inReading = false;
    },
    whole: () => unescapeText(gathered),
  };
}

/** Letters that XML cannot hold are written `_x0007_`, and so is an underscore that would be taken for one (ECMA-376 part 1, 22.9.2.19). */
export function unescapeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
