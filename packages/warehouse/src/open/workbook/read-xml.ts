import { Failure, refused } from "@concord/kernel";
import { SaxesParser } from "saxes";
import { workbookRefusals } from "./workbook-refusals.ts";

export type XmlHandlers = {
  /** Names come without the prefix of their namespace: some programs write `<x:row>`. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
};

/** Letters that may pass without a tag. A cell holds 32,767; what has a million was made to fill memory. */
const lettersBetweenTags = 1024 * 1024;
const depthLimit = 100;

/**
 * Reads XML in pieces, and yields after each piece, so that what its handlers gathered
 * can be taken away. Nothing declared in the document is ever expanded and nothing
 * outside it fetched: a document type is refused.
 */
export async function* readXml(bytes: AsyncIterable<Uint8Array>, handlers: XmlHandlers): AsyncGenerator<void, void, undefined> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let sinceTag = 0;
  parser.on("doctype", () => {
    throw refuse("workbook-entities");
  });
  parser.on("error", (error) => {
    throw new Failure("refused", "workbook-damaged", workbookRefusals["workbook-damaged"], { cause: error });
  });
  parser.on("opentag", ({ name, attributes }) => {
    sinceTag = 0;
    if (++depth > depthLimit) throw refuse("workbook-damaged");
    handlers.open(localName(name), attributes);
  });
  parser.on("closetag", ({ name }) => {
    sinceTag = 0;
    depth--;
    handlers.close(localName(name));
  });
  parser.on("text", (text) => handlers.text(text));
  parser.on("cdata", (text) => handlers.text(text));

  let decoder: TextDecoder | undefined;
  for await (const piece of bytes) {
    decoder ??= new TextDecoder(encodingOfXml(piece), { fatal: true });
    const text = decode(decoder, piece);
    sinceTag += text.length; // set to nothing again by any tag in it
    if (sinceTag > lettersBetweenTags + text.length) throw refuse("workbook-damaged");
    if (/<!(DOCTYPE|ENTITY)/.test(text)) throw refuse("workbook-entities");
    parser.write(text);
    yield;
  }
  parser.close();
  yield;
}

/** To the end, for documents whose handlers gather little. */
export async function readWholeXml(bytes: AsyncIterable<Uint8Array>, handlers: XmlHandlers): Promise<void> {
  for await (const _ of readXml(bytes, handlers));
}

const localName = (name: string) => name.slice(name.indexOf(":") + 1);

function decode(decoder: TextDecoder, piece: Uint8Array): string {
  try {
    return decoder.decode(piece, { stream: true });
  } catch (error) {
    throw new Failure("refused", "workbook-damaged", workbookRefusals["workbook-damaged"], { cause: error });
  }
}

/** OOXML is UTF-8 or UTF-16 (ECMA-376 part 2, 6.1.4). */
function encodingOfXml(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return "utf-8";
}

const refuse = (code: keyof typeof workbookRefusals) => refused(code, workbookRefusals[code]);
