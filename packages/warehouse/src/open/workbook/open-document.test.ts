import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Recipe } from "@concord/domain/evidence";
import { writeZip, type ZipEntry } from "@concord/testkit";
import { openFile } from "../open-file.ts";

let folder = "";
let made = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-ods-"));
});
afterAll(() => rm(folder, { recursive: true }));

const spreadsheet = "application/vnd.oasis.opendocument.spreadsheet";
const cell = (type: string, attributes: string, text = "") =>
  `<table:table-cell office:value-type="${type}" ${attributes}><text:p>${text}</text:p></table:table-cell>`;
const words = (text: string) => cell("string", "", text);
const number = (value: number) => cell("float", `office:value="${value}"`, "as shown");
const row = (...cells: string[]) => `<table:table-row>${cells.join("")}</table:table-row>`;
const sheet = (name: string, ...rows: string[]) => `<table:table table:name="${name}">${rows.join("")}</table:table>`;

async function open(
  content: string,
  { recipe, entries = [], type = spreadsheet }: { recipe?: Recipe; entries?: ZipEntry[]; type?: string } = {},
) {
  const own = join(folder, `document-${++made}`);
  await mkdir(own);
  const file = join(own, "book.ods");
  await writeZip(file, [
    { name: "mimetype", content: type, store: true },
    { name: "content.xml", content: `<office:document-content>${content}</office:document-content>` },
    ...entries,
  ]);
  const table = await openFile(file, { folder: own, recipe });
  return { ...table, lines: (await readFile(table.path, "utf8")).split("\n").slice(0, -1) };
}
const codeOf = (...asked: Parameters<typeof open>) =>
  open(...asked).then(
    () => "opened",
    (error: { code: string }) => error.code,
  );

const empty = (times: number) => `<table:table-cell table:number-columns-repeated="${times}"/>`;

test("a sheet of an OpenDocument spreadsheet becomes lines, one a row", async () => {
  const opened = await open(
    sheet("Notes", row(words("About"))) +
      sheet(
        "Data",
        row(words("Jobs"), empty(1023)),
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>',
        row(words("area"), words("value"), words("day"), words("share"), words("open"), words("time")),
        row(
          '<table:table-cell office:value-type="string"><office:annotation><text:p>A remark</text:p></office:annotation><text:p>Leeds<text:s text:c="2"/>city</text:p><text:p>north</text:p></table:table-cell>',
          number(1e21),
          cell("date", 'office:date-value="2021-03-01"'),
          cell("percentage", 'office:value="0.07"'),
          cell("boolean", 'office:boolean-value="true"'),
          cell("time", 'office:time-value="PT9H05M00S"'),
        ),
        `<table:table-row table:number-rows-repeated="2">${words("York")}<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="5"/></table:table-row>`,
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
      ),
  );
  expect(opened).toMatchObject({
    container: "workbook",
    sheet: "Data",
    range: "A4:F7",
    choices: ["Notes", "Data"],
    notes: ["1 cell has line breaks in the text. They were read as spaces."],
  });
  expect(opened.lines).toEqual([
    "Jobs",
    "",
    "",
    "area,value,day,share,open,time",
    "Leeds  city north,1000000000000000000000,2021-03-01,7%,TRUE,09:05:00",
    "York,5,5,,,",
    "York,5,5,,,",
  ]);
});

test("what repeats beyond reason, is locked, or is no spreadsheet is refused", async () => {
  const table = sheet("A", row(words("a"), words("b")), row(number(1), number(2)));
  expect(await codeOf(table)).toBe("opened");
  expect(await codeOf(table, { recipe: { sheet: "B" } })).toBe("sheet-missing");
  expect(await codeOf(sheet("A", `<table:table-row table:number-rows-repeated="1000000">${words("a")}</table:table-row>`))).toBe(
    "workbook-damaged",
  );
  expect(
    await codeOf(sheet("A", row(`<table:table-cell table:number-columns-repeated="99999" office:value-type="float" office:value="5"/>`))),
  ).toBe("workbook-damaged");
  expect(await codeOf(sheet("A"))).toBe("workbook-empty");
  expect(await codeOf("")).toBe("workbook-empty");
  expect(await codeOf("<unclosed>")).toBe("workbook-damaged");
  expect(await codeOf(table, { type: "application/vnd.oasis.opendocument.text" })).toBe("document-not-read");
  const manifest = "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
  expect(await codeOf(table, { entries: [{ name: "META-INF/manifest.xml", content: manifest }] })).toBe("workbook-locked");
});

test("copies of other files, which formulas left behind, are no sheets of it; and a hidden sheet is passed over", async () => {
  const copy = `<table:table table:name="'file:///C:/staff.xls'#all"><table:table-source/>${row(words("name"), words("email"), words("phone"))}${row(words("a"), words("b"), words("c")).repeat(50)}</table:table>`;
  const styles = '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
  const hidden = sheet("Workings", row(words("x"), words("y"), words("z")).repeat(20)).replace(
    "<table:table ",
    '<table:table table:style-name="ta2" ',
  );
  const {
    sheet: chosen,
    lines,
    choices,
  } = await open(
    styles +
      hidden +
      sheet("Jobs", row(words("area"), words("jobs")), row(words("Leeds"), number(5)), row(words("York"), number(6))) +
      copy,
  );
  expect({ chosen, lines, choices }).toEqual({ chosen: "Jobs", lines: ["area,jobs", "Leeds,5", "York,6"], choices: ["Workings", "Jobs"] });
});
