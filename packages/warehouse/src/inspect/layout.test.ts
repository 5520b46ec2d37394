import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Failure } from "@concord/kernel";
import { writeTable } from "@concord/testkit";
import { layoutOf, type Layout } from "./layout.ts";
import { sampleOf } from "./sample.ts";

const layout = (text: string, given: Parameters<typeof layoutOf>[1] = {}) => layoutOf(sampleOf(text), given);
/** What a person sees of it. */
const seen = (text: string, given: Parameters<typeof layoutOf>[1] = {}) => {
  const { preambleRows, headerRows, footnotes, names, rows } = layout(text, given);
  return { above: preambleRows, header: headerRows, notes: footnotes?.lines ?? 0, names, rows: rows.length };
};
const lines = (...rows: string[]) => `${rows.join("\n")}\n`;
const areas = ["E08000032,Bradford,12,0.5", "E08000033,Calderdale,7,0.25", "E08000034,Kirklees,9,0.75", "E08000035,Leeds,31,1.5"];
const table = ["code,area,jobs,share", ...areas];
const names = ["code", "area", "jobs", "share"];

describe("the header", () => {
  test("is the first line of a plain table", () => {
    expect(seen(lines(...table))).toEqual({ above: 0, header: 1, notes: 0, names, rows: 4 });
  });

  test("stands under titles and blank lines, ragged or padded by a spreadsheet", () => {
    expect(seen(lines("Jobs in West Yorkshire", "Published 3 March 2021, revised", "", ...table))).toMatchObject({
      above: 3,
      header: 1,
      names,
      rows: 4,
    });
    expect(seen(lines("Jobs in West Yorkshire,,,", ",,,", "Units,thousands,,", ",,,", ...table))).toMatchObject({
      above: 4,
      header: 1,
      names,
      rows: 4,
    });
    expect(
      seen(lines('"Population :","All usual residents"', '"Units      :","Persons"', '"Date       :","2011"', "", ...table, "")),
    ).toMatchObject({
      above: 4,
      names,
    });
  });

  test("stands above rows whose figures are withheld or missing", () => {
    expect(seen(lines("code,area,jobs,share", "E08000036,Wakefield,c,[c]", "E06000014,York,..,-", ...areas))).toMatchObject({
      above: 0,
      header: 1,
      names,
      rows: 6,
    });
  });

  test("may be years, quarters or ages", () => {
    expect(seen(lines("area,2019,2020,2021", "Leeds,5,6,7", "York,1,2,3", "Hull,3,4,4")).names).toEqual(["area", "2019", "2020", "2021"]);
    expect(seen(lines(",2019/20,2020/21,2021/22", "Leeds,5,6,7", "York,1,2,3", "Hull,3,4,4")).names).toEqual([
      "column 1",
      "2019/20",
      "2020/21",
      "2021/22",
    ]);
    expect(seen(lines("area,All ages,0,1,2,3", "Leeds,500,6,7,6,8", "York,100,2,3,1,5", "Hull,300,4,4,2,9"))).toMatchObject({
      header: 1,
      rows: 3,
    });
  });

  test("may be periods with notes behind them, or days", () => {
    expect(seen(lines("Area,2019,2020 [r],2021 [note 2]", "Leeds,5,6,7", "York,1,2,4")).names).toEqual([
      "Area",
      "2019",
      "2020 [r]",
      "2021 [note 2]",
    ]);
    expect(seen(lines("Area,31 March 2019,31 March 2020", "Leeds,5,6", "York,1,2")).names).toEqual([
      "Area",
      "31 March 2019",
      "31 March 2020",
    ]);
  });

  test("is none where the first line is a row like the others", () => {
    expect(seen(lines("22,19,20", "27,19,16", "29,19,25", "25,28,27"))).toMatchObject({
      above: 0,
      header: 0,
      names: ["column 1", "column 2", "column 3"],
      rows: 4,
    });
    expect(seen(lines(...areas))).toMatchObject({ above: 0, header: 0, rows: 4 });
    const words = ["freehold,terraced", "leasehold,flat", "freehold,detached", "freehold,flat", "leasehold,terraced", "freehold,flat"];
    expect(seen(lines(...words, ...words))).toMatchObject({ header: 0, rows: 12 });
  });

  test("is taken for granted over a table of words", () => {
    expect(seen(lines("area,region", "Leeds,Yorkshire", "Hull,Humber", "Bath,West"))).toMatchObject({
      header: 1,
      names: ["area", "region"],
      rows: 3,
    });
  });

  test("may be all that there is", () => {
    expect(seen(lines("code,area,jobs"))).toEqual({ above: 0, header: 1, notes: 0, names: ["code", "area", "jobs"], rows: 0 });
  });

  test("of a single row with figures is none", () => {
    expect(seen(lines("E08000035,Leeds,31"))).toMatchObject({ header: 0, rows: 1 });
  });

  test("gives every column one name: blanks are numbered, repeats told apart, line ends and invisible letters left out", () => {
    expect(seen(lines('jobs,,Jobs,"Pay\n(£)",jobs\u200b', "1,2,3,4,5", "2,3,4,5,6")).names).toEqual([
      "jobs",
      "column 2",
      "Jobs (2)",
      "Pay (£)",
      "jobs (3)",
    ]);
  });

  test("with line ends in its names is one row on several lines", () => {
    const { preambleLines, headerLines, preambleRows, headerRows, rows } = layout(
      lines('"Jobs in\nWest Yorkshire"', "", 'code,area,"jobs\n(thousands)",share', ...areas),
    );
    expect({ preambleLines, headerLines, preambleRows, headerRows }).toEqual({
      preambleLines: 3,
      headerLines: 2,
      preambleRows: 2,
      headerRows: 1,
    });
    expect(rows[0]?.line).toBe(6);
  });
});

describe("several header rows", () => {
  test("become one name for each column, those over merged cells spread to the right", () => {
    expect(seen(lines("control,,fire,", "X,Y,X,Y", "4.4,0.1,4.8,2.0", "4.6,-1.0,5.1,3.0", "4.8,-0.8,5.6,0.8")).names).toEqual([
      "control X",
      "control Y",
      "fire X",
      "fire Y",
    ]);
    expect(
      seen(
        lines(
          "Area code,Area,2019,,2020,",
          ",,Jobs,Share,Jobs,Share",
          "E08000035,Leeds,5,0.5,6,0.6",
          "E06000014,York,1,0.1,2,0.2",
          "E06000010,Hull,1,0.1,2,0.2",
        ),
      ),
    ).toMatchObject({ above: 0, header: 2, names: ["Area code", "Area", "2019 Jobs", "2019 Share", "2020 Jobs", "2020 Share"], rows: 3 });
  });

  test("may be three, under a title", () => {
    expect(
      seen(
        lines(
          "Table 4: staff by grade and sex,,,,",
          ",,,,",
          "Body,Payroll,,,",
          ",Junior,,Senior,",
          ",Men,Women,Men,Women",
          "Office A,5,6,7,8",
          "Office B,1,2,3,4",
          "Office C,1,2,3,4",
        ),
      ),
    ).toMatchObject({
      above: 2,
      header: 3,
      names: ["Body", "Payroll Junior Men", "Payroll Junior Women", "Payroll Senior Men", "Payroll Senior Women"],
      rows: 3,
    });
  });

  test("are not the units or the copyright that stand above names that do without", () => {
    expect(seen(lines("Jobs,,,£ million", ...table))).toMatchObject({ above: 1, header: 1, names });
    expect(seen(lines("Crown copyright,,Source: ONS,", ...table))).toMatchObject({ above: 1, header: 1, names });
  });

  test("keep the groups over names that differ without them", () => {
    expect(seen(lines(",,Number,Rate", ...table)).names).toEqual(["code", "area", "Number jobs", "Rate share"]);
  });

  test("may name the second row only in part", () => {
    expect(
      seen(
        lines(
          "Dates,Place,Travel,,,Total",
          ",,Air,Rail,Taxi,",
          "04/04/2014,Cardiff,,£65.60,,£65.60",
          "09/04/2014,London,,,£16.00,£16.00",
          "10/04/2014,York,,£9.00,,£9.00",
        ),
      ),
    ).toMatchObject({ header: 2, names: ["Dates", "Place", "Travel Air", "Travel Rail", "Travel Taxi", "Total"], rows: 3 });
  });

  test("of a time series from ONS are its titles, and the rest of what it says of itself is skipped", () => {
    const series = [
      '"Title","GDP, £m","Growth"',
      '"CDID","ABMI","IHYP"',
      '"PreUnit","",""',
      '"Unit","£ m","%"',
      '"Release date","13-02-2024","13-02-2024"',
      '"Important notes","",""',
    ];
    expect(seen(lines(...series, '"1948","405","2.1"', '"1949","419","3.4"', '"1948 Q1","100","0.1"'))).toMatchObject({
      above: 0,
      header: 6,
      names: ["Period", "GDP, £m", "Growth"],
      rows: 3,
    });
  });

  test("are joined even where the second repeats the first", () => {
    expect(seen(lines("code,jobs", "code,jobs", "E08000035,5", "E06000014,6", "E06000010,7"))).toMatchObject({
      header: 2,
      names: ["code code", "jobs jobs"],
    });
  });
});

describe("names and columns that are not as many", () => {
  test("delimiters that every row has at its end make no column without a name", () => {
    expect(seen(lines("code,jobs", "E08000035,5,", "E06000014,6,", "E06000010,7,")).names).toEqual(["code", "jobs"]);
  });

  test("delimiters at the end of header and rows make one", () => {
    expect(seen(lines("code,jobs,", "E08000035,5,", "E06000014,6,", "E06000010,7,")).names).toEqual(["code", "jobs", "column 3"]);
  });

  test("delimiters at the end of the header alone name nothing", () => {
    expect(seen(lines("code,jobs,,", "E08000035,5", "E06000014,6", "E06000010,7")).names).toEqual(["code", "jobs"]);
  });

  test("a first column that only numbers the rows may go without a name", () => {
    expect(seen(lines('"jobs","share"', '"1",5,0.5', '"2",6,0.6', '"3",7,0.7')).names).toEqual(["column 1", "jobs", "share"]);
    expect(() => seen(lines("code,jobs", "E08000035,Leeds,5", "E06000014,York,6", "E06000010,Hull,7"))).toThrow(
      "The header on line 1 names 2 columns, and the rows under it have 3.",
    );
  });

  test("rows of other widths leave the table as wide as its header, and are bad", () => {
    expect(seen(lines("a,b,c", "1,2,3", "4,5", "6,7,8,9"))).toMatchObject({ names: ["a", "b", "c"], rows: 1 });
  });

  test("anything else is refused, and not guessed", () => {
    expect(() => seen(lines("code,area,jobs,share,more", ...areas))).toThrow(
      "The header on line 1 names 5 columns, and the rows under it have 4.",
    );
    expect(() => seen(lines('code,"area"s,jobs,share', ...areas))).toThrow("A quotation mark in the header, on line 1,");
    expect(() => seen(lines("code;area;jobs;share", ...areas))).toThrow(
      "The header on line 1 names 1 column, and the rows under it have 4.",
    );
  });
});

describe("what follows the table", () => {
  test("is left out if it is prose after a gap or calls itself a note", () => {
    expect(seen(lines(...table, "", "Source: ONS", "Figures are rounded, and may not add up"))).toMatchObject({ notes: 2, rows: 4 });
    expect(seen(lines(...table, "Source: ONS"))).toMatchObject({ notes: 1, rows: 4 });
    expect(seen(lines(...table, ",,,", "Notes:,,,", "1,Provisional,,", "[c],Suppressed,,", ",,,"))).toMatchObject({ notes: 3, rows: 4 });
  });

  test("is found under a spreadsheet's padding, and not the total that stands among blank rows", () => {
    const spend = [
      "Spend over £500,,,",
      ",,,",
      "Body,Date,Supplier,Amount",
      'Leeds,01/04/2023,ACME,"1,200.00"',
      "Leeds,02/04/2023,BETA,£650.50",
    ];
    expect(seen(lines(...spend, ",,,", ',,Total,"1,850.50"', ",,,", "Notes: amounts exclude VAT,,,", ",,,"))).toMatchObject({
      above: 2,
      header: 1,
      notes: 1,
      rows: 3,
    });
  });

  test("is left out where it is blank, and then is no note", () => {
    expect(layout(lines(...table, ",,,", ",,,"))).toMatchObject({ footnotes: { lines: 0, from: Buffer.byteLength(lines(...table)) } });
  });

  test("begins at a byte of the file, whatever letters come before", () => {
    const text = lines("Café – jobs", "", ...table);
    const { footnotes } = layout(`${text}\nSource: ONS – NOMIS\n`);
    expect(footnotes).toEqual({ lines: 1, from: Buffer.byteLength(text) });
  });

  test("is no note if it is a row of totals, or a row cut short", () => {
    expect(seen(lines(...table, "Total,,59,3"))).toMatchObject({ notes: 0, rows: 5 });
    expect(seen(lines(...table, ",,,", "Total,,59,3"))).toMatchObject({ notes: 0, rows: 5 });
    expect(seen(lines(...table, "E08000036,Wakef"))).toMatchObject({ notes: 0 });
  });

  test("may be a note in the middle of two columns", () => {
    expect(seen(lines("area,jobs", "Leeds,5", "York,6", "Hull,7", "", "Source: ONS"))).toMatchObject({ notes: 1, rows: 3 });
  });
});

describe("odd tables", () => {
  test("of one column", () => {
    expect(seen(lines("area", "Leeds", "York", "Hull"))).toMatchObject({ header: 1, names: ["area"], rows: 3 });
    expect(seen(lines("5", "6", "7"))).toMatchObject({ header: 0, names: ["column 1"], rows: 3 });
  });

  test("with headings and blank rows among their rows", () => {
    expect(
      seen(lines("area,jobs,share", "North,,", "Leeds,5,0.5", "York,6,0.6", ",,", "South,,", "Bath,7,0.7", "Poole,8,0.8")),
    ).toMatchObject({ above: 0, header: 1, rows: 6 });
  });

  test("of more columns than there may be are refused at once", () => {
    const wide = Array.from({ length: 5000 }, (_, place) => `column ${place}`).join(",");
    expect(() => seen(lines(wide, wide.replaceAll("column ", ""), wide.replaceAll("column ", "")))).toThrow(
      "The table has 5,000 columns, and 500 is the limit. Send it in several tables.",
    );
  });

  test("that are blank throughout are refused", () => {
    expect(() => seen("\n\n\n")).toThrow("There is nothing in this file but blank lines.");
    expect(() => seen(",,,\n,,,\n")).toThrow("There is nothing in this file but blank lines.");
  });

  test("followed by another are read by the first, whose names come first", () => {
    expect(seen(lines(...table, "", "area,year", "Leeds,2021")).names).toEqual(names);
  });
});

describe("what a person says", () => {
  const text = lines("Jobs by area", "code,area,jobs,share", ...areas, "E08000036,Wakefield,8,0.5");

  test("of the lines above, the header and the notes is done, not guessed", () => {
    expect(seen(text, { preambleLines: 1, headerLines: 1, footnoteLines: 1 })).toEqual({ above: 1, header: 1, notes: 1, names, rows: 4 });
    expect(seen(text, { preambleLines: 2, headerLines: 0 })).toMatchObject({ above: 2, header: 0, rows: 5 });
    expect(seen(text, { headerLines: 0 })).toMatchObject({ above: 1, header: 0, rows: 6 });
    expect(seen(text, { preambleLines: 3 })).toMatchObject({ above: 3, header: 0 });
    expect(seen(lines("code,area", "code,area", "a,b", "c,d", "e,f"), { headerLines: 2 })).toMatchObject({ header: 2, rows: 3 });
  });

  test("counts rows as a spreadsheet does", () => {
    const tangled = lines('"Jobs\nby area"', 'code,area,"jobs\n(n)",share', ...areas);
    expect(layout(tangled, { preambleLines: 1, headerLines: 1 })).toMatchObject({
      preambleLines: 2,
      headerLines: 2,
      preambleRows: 1,
      headerRows: 1,
    });
  });

  test("is refused where it cannot be", () => {
    expect(() => seen(text, { preambleLines: 40 })).toThrow(
      "40 lines above the header were to be left out, and the file has rows until line 7 only.",
    );
    expect(() => seen(text, { preambleLines: 5, headerLines: 9 })).toThrow("The header was to take 9 lines");
    expect(() => seen(text, { footnoteLines: 7 })).toThrow("nothing would be left of the table");
  });

  test("of text that we wrote ourselves leaves nothing to guess", () => {
    const given = { delimiter: ",", quote: '"', preambleLines: 0, headerLines: 1, footnoteLines: 0 } as const;
    expect(seen('"1","2"\n3,4\n"",""\nSource: ONS,\n', given)).toEqual({ above: 0, header: 1, notes: 0, names: ["1", "2"], rows: 2 });
    expect(seen('value\n""\n""\n', given)).toEqual({ above: 0, header: 1, notes: 0, names: ["value"], rows: 0 });
    expect(seen('a;b\n"\\"\n', given)).toMatchObject({ header: 1, names: ["a;b"] });
  });
});

const word = fc.constantFrom("Leeds", "York", "St Ives", "Hull", "O'Brien", "a, b", "two\nlines");
const figure = fc.oneof(fc.integer({ min: 0, max: 99_999 }).map(String), fc.constantFrom("1,234", "-5.25", "c", ".."));

test("a table of words and figures is found under any titles and above any notes", () => {
  fc.assert(
    fc.property(
      fc.record({
        titles: fc.array(fc.constantFrom("", "Jobs by area", "Crown copyright, 2021", "Table 3"), { maxLength: 5 }),
        rows: fc.array(fc.tuple(word, figure, fc.integer({ min: 0, max: 999 }).map(String)), { minLength: 4, maxLength: 30 }),
        notes: fc.array(fc.constantFrom("Source: ONS", "Figures are rounded", "1. Provisional"), { maxLength: 3 }),
        delimiter: fc.constantFrom(",", ";", "\t", "|"),
        lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
      }),
      ({ titles, rows, notes, delimiter, lineEnd }) => {
        const as = { delimiter, quote: '"', escape: "doubled", lineEnd, quoting: "needed" } as const;
        const written = (cells: string[][]) => writeTable(cells, as);
        const prose = (texts: string[]) => texts.map((text) => (text === "" ? lineEnd : written([[text]]))).join("");
        const text = `${prose(titles)}${written([["area", "jobs", "weight"], ...rows])}${notes.length > 0 ? lineEnd : ""}${prose(notes)}`;
        const found: Layout = layout(text);
        expect(found).toMatchObject({ preambleRows: titles.length, headerRows: 1, names: ["area", "jobs", "weight"] });
        expect(found.footnotes?.lines ?? 0).toBe(notes.length);
        expect(found.rows.map(({ cells }) => cells)).toEqual(rows);
      },
    ),
    { numRuns: 500 },
  );
});

const scraps = fc.constantFrom(
  ",",
  ";",
  "\t",
  "|",
  '"',
  "'",
  "\\",
  "\n",
  "\r\n",
  "\r",
  " ",
  "Leeds",
  "jobs",
  "2021",
  "5",
  "1,234",
  "Source:",
  "é",
  "\u200b",
  "\0",
  "£",
  "-",
  "c",
);
const given = fc.record(
  {
    delimiter: fc.constantFrom(",", ";", " "),
    quote: fc.constantFrom('"', "'", ""),
    preambleLines: fc.integer({ min: 0, max: 5 }),
    headerLines: fc.integer({ min: 0, max: 3 }),
    footnoteLines: fc.integer({ min: 0, max: 3 }),
  },
  { requiredKeys: [] },
);

test("any text at all is a table whose parts fit together, or is refused with a sentence", () => {
  fc.assert(
    fc.property(fc.array(scraps, { maxLength: 120 }), given, (pieces, told) => {
      const text = pieces.join("");
      let found: Layout;
      try {
        found = layout(text, told);
      } catch (failure) {
        expect(failure).toBeInstanceOf(Failure);
        expect(String(failure)).toMatch(/[A-Z].*\.$/);
        return;
      }
      const { names, rows, preambleLines, headerLines, preambleRows, headerRows, footnotes } = found;
      expect(names.length).toBeGreaterThan(0);
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
      expect(headerRows > 0).toBe(headerLines > 0);
      expect(headerRows).toBeLessThanOrEqual(headerLines);
      expect(preambleRows).toBeLessThanOrEqual(preambleLines);
      for (const { line, cells } of rows) {
        expect(line).toBeGreaterThan(preambleLines + headerLines);
        expect(cells.length).toBeGreaterThanOrEqual(names.length);
      }
      if (footnotes) expect(footnotes.from).toBeLessThanOrEqual(Buffer.byteLength(text));
      if (told.preambleLines !== undefined && told.headerLines !== undefined)
        expect(preambleRows).toBeGreaterThanOrEqual(told.preambleLines);
    }),
    { numRuns: 3000 },
  );
});
