import { expect, test } from "vitest";
import { decoderOf, encodingOf, encodingOfDamaged } from "./encoding.ts";

/** Letters beyond ASCII as the Unicode Consortium's tables (CP1252.TXT, ROMAN.TXT) give them. */
const bytesOf = {
  "windows-1252": {
    "£": 0xa3,
    "€": 0x80,
    "’": 0x92,
    "‘": 0x91,
    "“": 0x93,
    "”": 0x94,
    "–": 0x96,
    "—": 0x97,
    é: 0xe9,
    ë: 0xeb,
    è: 0xe8,
    ô: 0xf4,
    ü: 0xfc,
    ö: 0xf6,
    É: 0xc9,
    "½": 0xbd,
    "\u00a0": 0xa0,
  },
  "mac-roman": {
    "£": 0xa3,
    "€": 0xdb,
    "’": 0xd5,
    "‘": 0xd4,
    "“": 0xd2,
    "”": 0xd3,
    "–": 0xd0,
    "—": 0xd1,
    é: 0x8e,
    ë: 0x91,
    è: 0x8f,
    ô: 0x99,
    ü: 0x9f,
    ö: 0x9a,
    É: 0x83,
    "\u00a0": 0xca,
  },
} as const;

function encoded(text: string, encoding: keyof typeof bytesOf): Uint8Array {
  const bytes: Readonly<Record<string, number>> = bytesOf[encoding];
  return Uint8Array.from([...text].map((letter) => bytes[letter] ?? letter.charCodeAt(0)));
}
const utf16 = (text: string) => Buffer.from(text, "utf16le");

test("ASCII and UTF-8 are sure, with a mark and without, and where the stretch ends within a letter", () => {
  expect(encodingOf(Buffer.from("name,jobs\nLeeds,5\n"))).toEqual({ encoding: "utf-8", sure: true });
  expect(encodingOf(Buffer.from("\ufeffname,jobs\nLeeds,5\n"))).toEqual({ encoding: "utf-8", sure: true });
  expect(encodingOf(Buffer.from("Café,£5"))).toEqual({ encoding: "utf-8", sure: true });
  expect(encodingOf(Buffer.from("Café").subarray(0, 4))).toEqual({ encoding: "utf-8", sure: true });
});

test("UTF-16 is sure, in both orders, with a mark and without", () => {
  const table = "name,jobs\r\nSt Ives – Café,5\r\n";
  expect(encodingOf(utf16(`\ufeff${table}`))).toEqual({ encoding: "utf-16le", sure: true });
  expect(encodingOf(utf16(table))).toEqual({ encoding: "utf-16le", sure: true });
  expect(encodingOf(utf16(`\ufeff${table}`).swap16())).toEqual({ encoding: "utf-16be", sure: true });
  expect(encodingOf(utf16(table).swap16())).toEqual({ encoding: "utf-16be", sure: true });
});

test.each([
  "supplier,amount\nCafé Rouge,12\nBrontë’s,9\n",
  "place\nKing’s Lynn\nBishop’s Stortford\n",
  "title\n“Growth” – a review\n2019–20 figures\n",
  "note\n‘Other’ staff – all grades\nCôte d’Ivoire\n",
  "supplier\nMüller & Söhne\nCAFÉ NERO\n",
])("Windows-1252 and Mac Roman are told apart by the letters that they would make: %j", (text) => {
  for (const encoding of ["windows-1252", "mac-roman"] as const) {
    const bytes = encoded(text, encoding);
    expect(encodingOf(bytes)).toEqual({ encoding, sure: false });
    expect(decoderOf(encoding).decode(bytes)).toBe(text);
  }
});

test("what both read alike is left to Windows, and is still a guess", () => {
  expect(encodingOf(encoded("amount\n£500\n£1,200\n", "windows-1252"))).toEqual({ encoding: "windows-1252", sure: false });
});

test("hard spaces of Windows are no reason to think of a Mac", () => {
  expect(encodingOf(encoded("supplier\nJONES\u00a0LTD\n\u00a0HALL\u00a0\u00a0& SONS\n", "windows-1252")).encoding).toBe("windows-1252");
});

test("much good UTF-8 with a little damage is UTF-8, and nothing proves it", () => {
  const damaged = Buffer.concat([Buffer.from("Café,Brontë,£5,Söhne\n"), Buffer.from([0x61, 0xe9, 0x0a])]);
  expect(encodingOf(damaged)).toEqual({ encoding: "utf-8", sure: false });
  expect(encodingOfDamaged(damaged)).toEqual({ encoding: "utf-8", sure: false });
  expect(encodingOfDamaged(encoded("Café", "windows-1252"))).toEqual({ encoding: "windows-1252", sure: false });
});
