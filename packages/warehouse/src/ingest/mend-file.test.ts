import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Reading } from "@concord/domain/evidence";
import { checkFile } from "./check-file.ts";
import { mendFile } from "./mend-file.ts";

let folder = "";
let made = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-mend-"));
});
afterAll(() => rm(folder, { recursive: true }));

const header = "DATE,GEOGRAPHY_CODE,GEOGRAPHY_NAME,OBS_VALUE";
const rows = Array.from(
  { length: 12 },
  (_, at) => `${2015 + (at % 6)},E0800003${2 + Math.floor(at / 6)},Place ${Math.floor(at / 6)},${at * 10}`,
);
/** The table with some of its rows, by their line, as they came damaged. */
const table = (damage: Record<number, string>, lineEnd = "\n") =>
  [header, ...rows].map((row, at) => damage[at + 1] ?? row).join(lineEnd) + lineEnd;

/** A file that was checked, with the file of its bad rows. */
async function refusedFile(content: string | Uint8Array, tolerance = 0) {
  const original = join(folder, `original-${++made}`);
  await writeFile(original, content);
  const inside = join(folder, `check-${made}`);
  const checked = await checkFile(original, { folder: inside, tolerance });
  const reading = checked.understood.reading as Reading; // it was understood as a table
  return { original, reading, badRows: checked.badRows!, outcome: checked.outcome }; // and has bad rows
}

async function mended(file: { original: string; reading: Reading; badRows: string }, mending: string | Uint8Array) {
  const inside = join(folder, `mend-${++made}`);
  await mkdir(inside);
  const path = join(inside, "mending");
  await writeFile(path, mending);
  return await mendFile({ ...file, mending: path, folder: inside });
}

const textOf = async (path: string) => await readFile(path, "utf8");

test("bad rows mended and put back give the file as it ought to have been, to the byte", async () => {
  for (const lineEnd of ["\n", "\r\n", "\r"]) {
    const file = await refusedFile(
      table({ 3: "2016,E08000032,Place 0,ten", 9: "2015,E08000033,Place 1", 13: "2020,E08000033,Place 1,110,," + "x" }, lineEnd),
    );
    const badRows = await textOf(file.badRows);
    expect(badRows.split("\r\n").slice(0, 2)).toEqual([
      '\ufeff"line","DATE","GEOGRAPHY_CODE","GEOGRAPHY_NAME","OBS_VALUE","beyond the last column","what is wrong","leave out"',
      expect.stringContaining('"3","2016","E08000032","Place 0","ten","","OBS_VALUE: '),
    ]);
    const whole = await mended(
      file,
      badRows
        .replace('"ten"', '"10"')
        .replace(/"9","2015","E08000033","Place 1",""/, '"9","2016","E08000033","Place 1","70"')
        .replace('",x"', '""'),
    );
    const expected = table({ 9: "2016,E08000033,Place 1,70" }, lineEnd);
    expect(await textOf(whole.path)).toBe(expected);
    expect(whole).toMatchObject({ rowsReplaced: 3, rowsLeftOut: 0 });
  }
});

test("a row left out is gone, one not sent back stays as it was, and so does one sent back as it was", async () => {
  const damage = { 3: "2016,E08000032,Place 0,ten", 5: "2018,E08000032,Place 0,thirty", 8: "2015,E08000033" };
  const file = await refusedFile(table(damage));
  const [head, three, , eight] = (await textOf(file.badRows)).split("\r\n");
  const whole = await mended(file, [head, three!.replace(/""$/, '"Yes"'), eight, ""].join("\r\n"));
  expect(whole).toMatchObject({ rowsReplaced: 0, rowsLeftOut: 1 });
  expect(await textOf(whole.path)).toBe(table(damage).replace(`${damage[3]}\n`, ""));

  const again = await checkFile(whole.path, { folder: join(folder, `again-${++made}`), tolerance: 0, recipe: whole.recipe });
  expect(again.outcome).toMatchObject({ status: "rejected", rejectCount: 2 });
});

test("what a spreadsheet makes of the file is read: semicolons, Windows-1252, our columns gone, its own order", async () => {
  const file = await refusedFile(table({ 3: "2016,E08000032,Place 0,ten" }));
  const saved = Buffer.from("line;OBS_VALUE;DATE;GEOGRAPHY_CODE;GEOGRAPHY_NAME\r\n3;10;2016;E08000032;Caf\xe9 \xa3\r\n", "latin1");
  expect(await textOf((await mended(file, saved)).path)).toBe(table({ 3: "2016,E08000032,Café £,10" }));
});

test("a cell that acts in a spreadsheet comes back as it was", async () => {
  const nasty = ["=1+1", "'=1+1", "@cmd", "+1+2", "-2+3", "''", "'", "-5", "a,b", 'say "so"'];
  const cells = nasty.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
  const good = Array.from({ length: 200 }, (_, at) => `E08000032,plain,${at}`);
  const content = ["place,note,OBS_VALUE", ...good, ...cells.map((cell, at) => `E0800003${at},${cell},bad`), ""].join("\n");
  const file = await refusedFile(content, 0);
  const badRows = await textOf(file.badRows);
  expect(badRows).not.toMatch(/"[=@]/);
  const whole = await mended(file, badRows.replaceAll('"bad"', '"7"'));
  const again = await checkFile(whole.path, { folder: join(folder, `again-${++made}`), tolerance: 0, recipe: whole.recipe });
  expect(again.outcome).toMatchObject({ status: "accepted", rows: good.length + nasty.length });
  expect((await textOf(whole.path)).replaceAll(",7\n", ",bad\n").split("\n").slice(-11)).toEqual(content.split("\n").slice(-11));
});

test("a file whose table lies between other lines keeps them, and the whole is read as it was", async () => {
  const content = `Jobs by place\nSource: ONS\n\n${table({ 3: "2016,E08000032,Place 0,ten" })}\nThese are estimates.\n`;
  const file = await refusedFile(content);
  const whole = await mended(file, (await textOf(file.badRows)).replace('"ten"', '"10"'));
  expect(await textOf(whole.path)).toBe(`Jobs by place\nSource: ONS\n\n${table({})}\nThese are estimates.\n`);
  const again = await checkFile(whole.path, { folder: join(folder, `again-${++made}`), tolerance: 0, recipe: whole.recipe });
  expect(again.outcome).toMatchObject({ status: "accepted", rows: 12 });
});

test("a file in another encoding, of a bad row with a line end inside it, is mended too", async () => {
  const broken = 'DATE,GEOGRAPHY_CODE,GEOGRAPHY_NAME,OBS_VALUE\r\n2015,E08000032,"Caf\xe9\r\nLane",ten\r\n2016,E08000032,M\xe9nil,20\r\n';
  const file = await refusedFile(Buffer.from(broken, "latin1"));
  const whole = await mended(file, (await textOf(file.badRows)).replace('"ten"', '"10"'));
  expect(await textOf(whole.path)).toBe(
    'DATE,GEOGRAPHY_CODE,GEOGRAPHY_NAME,OBS_VALUE\r\n2015,E08000032,"Café\r\nLane",10\r\n2016,E08000032,Ménil,20\r\n',
  );
});

test("a packed file is mended in what was in it", async () => {
  const file = await refusedFile(gzipSync(table({ 3: "2016,E08000032,Place 0,ten" })));
  expect(file.reading.compression).toBe("gzip");
  expect(await textOf((await mended(file, (await textOf(file.badRows)).replace('"ten"', '"10"'))).path)).toBe(table({}));
});

test.each([
  ["a file that is not ours", () => "DATE,OBS_VALUE\n2015,1\n", "mending-not-ours"],
  ["one without a column of the table", () => "line,DATE,OBS_VALUE\n3,2015,1\n", "mending-columns-differ"],
  ["a line that is no number", (bad: string) => bad.replace('"3"', '"three"'), "mending-line-unclear"],
  ["a line that was not bad", (bad: string) => bad.replace('"3"', '"4"'), "mending-line-unknown"],
  ["a line mended twice", (bad: string) => `${bad}${bad.split("\r\n")[1]}\r\n`, "mending-line-twice"],
  ["an unclear word under leave out", (bad: string) => bad.replace(/""\r\n$/, '"perhaps"\r\n'), "mending-leave-out-unclear"],
  ["one in which nothing was mended", (bad: string) => bad, "mended-nothing"],
])("%s is refused, and it is said why", async (_, mending, code) => {
  const file = await refusedFile(table({ 3: "2016,E08000032,Place 0,ten" }));
  await expect(mended(file, mending(await textOf(file.badRows)))).rejects.toMatchObject({ kind: "refused", code });
});

test("from the same files always comes the same table, whatever stands in the cells that were mended", async () => {
  const file = await refusedFile(table({ 3: "2016,E08000032,Place 0,ten", 7: "2020,E08000032,Place 0,junk" }));
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 12 }), async (name) => {
      fc.pre(!/[\r\ufeff\0]/.test(name) && name.isWellFormed());
      const head = (await textOf(file.badRows)).split("\r\n")[0];
      const guarded = /^[=+\-@\t\r\n]/.test(name) || /^'[=+\-@\t\r\n']/.test(name) ? `'${name}` : name;
      const mending = `${head}\r\n"3","2016","E08000032","${guarded.replaceAll('"', '""')}","10","","",""\r\n`;
      const [one, other] = [await mended(file, mending), await mended(file, mending)];
      expect(await textOf(one.path)).toBe(await textOf(other.path));
      const { outcome, made: parts } = await checkFile(one.path, {
        folder: join(folder, `again-${++made}`),
        tolerance: 0.5,
        recipe: one.recipe,
      });
      expect(outcome).toMatchObject({ status: "accepted", rows: 11, rejectCount: 1 });
      expect(parts).toBeDefined();
      const names = outcome.status === "accepted" ? outcome.columns.find((column) => column.name === "GEOGRAPHY_NAME")!.common : [];
      if (name.trim() !== "") expect(names.map(({ value }) => value)).toContain(name);
    }),
    { numRuns: 10 },
  );
}, 60_000);
