import { FetchFailure } from "./fetch-failure.ts";

/** One record of a table of Nomis is a few hundred letters. */
const longest = 64 * 1024;

/**
 * Takes the text of a table of Nomis as it comes, and gives its records one by
 * one (RFC 4180: commas, quotes doubled inside quotes, any line end).
 */
export function csvRecords(take: (fields: string[]) => void): { push(text: string): void; end(): void } {
  let fields: string[] = [];
  let field = "";
  let letters = 0;
  let state: "plain" | "quoted" | "closed" = "plain";
  let afterReturn = false;

  const add = (text: string) => {
    letters += text.length + 1;
    if (letters > longest) throw new FetchFailure("answer-unreadable", "One of its lines has no end.");
    field += text;
  };
  const endField = () => {
    fields.push(field);
    field = "";
    state = "plain";
  };
  const endRecord = () => {
    endField();
    if (fields.length > 1 || fields[0] !== "") take(fields);
    fields = [];
    letters = 0;
  };

  return {
    push(text) {
      let from = 0; // what lies between here and the letter looked at is of one cell
      for (let at = 0; at < text.length; at++) {
        const letter = text[at]!;
        const isNewline = letter === "\n";
        const isSecondHalf = isNewline && afterReturn && at === from && field === "" && fields.length === 0;
        afterReturn = false;
        if (state === "quoted") {
          if (letter !== '"') continue;
          add(text.slice(from, at));
          state = "closed";
        } else if (letter === '"') {
          const opens = state === "plain" && field === "" && at === from;
          if (state === "plain" && !opens) continue; // a mark inside a cell that is not quoted is a letter of it
          if (state === "closed") add('"');
          state = "quoted";
        } else if (letter === ",") {
          add(text.slice(from, at));
          endField();
        } else if (isNewline || letter === "\r") {
          add(text.slice(from, at));
          if (!isSecondHalf) endRecord();
          afterReturn = letter === "\r";
        } else continue;
        from = at + 1;
      }
      add(text.slice(from));
    },
    end() {
      if (state === "quoted") throw new FetchFailure("cut-short", "It ends inside a quoted cell.");
      if (field !== "" || fields.length > 0 || state === "closed") endRecord();
    },
  };
}

/** A record as a line, with quotes only where they are needed. */
export const csvLine = (fields: readonly string[]): string =>
  `${fields.map((field) => (/[",\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(",")}\n`;
