import { expect, test } from "vitest";
import { recogniseContainer } from "./recognise-container.ts";

const bytes = (text: string) => Buffer.from(text, "latin1");
const codeOf = (head: Uint8Array) => {
  try {
    return recogniseContainer(head);
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test("a file is what its bytes say, and what is not read is refused by name", () => {
  expect(codeOf(bytes("\x1f\x8b\x08"))).toBe("gzip");
  expect(codeOf(bytes("PK\x03\x04....[Content_Types].xml"))).toBe("zip");
  expect(codeOf(bytes("PAR1"))).toBe("parquet");
  expect(codeOf(bytes('{"type": "FeatureCollection"'))).toBe("json");
  expect(codeOf(bytes('\x1e{"type": "Feature"'))).toBe("json");
  expect(codeOf(bytes('[ "one", "two" ]'))).toBe("json");
  expect(codeOf(Buffer.from('\ufeff{"type": 1}', "utf16le"))).toBe("json");
  expect(codeOf(bytes("PK\x05\x06"))).toBe("zip-empty");
  expect(codeOf(bytes("PARE"))).toBe("parquet-encrypted");
  expect(codeOf(bytes("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))).toBe("xls-not-read");
  expect(codeOf(bytes("%PDF-1.7"))).toBe("pdf-not-read");
  expect(codeOf(bytes("\n <!DOCTYPE html>"))).toBe("page-not-read");
  expect(codeOf(bytes("<kml xmlns='…'>"))).toBe("page-not-read");
  expect(codeOf(bytes(""))).toBe("file-empty");
});

test("a table may begin with brackets of its own", () => {
  expect(codeOf(bytes("{7C9F},180000,2022-01-01\n"))).toBe("text");
  expect(codeOf(bytes("[note],value\n"))).toBe("text");
  expect(codeOf(bytes("<5,value\n"))).toBe("text");
});
