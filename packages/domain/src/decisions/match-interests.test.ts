import { expect, test } from "vitest";
import { interest, body } from "@concord/testkit";
import { matchInterests, normalisedName } from "./match-interests.ts";

test.each([
  ["The Acme Co. Ltd", "ACME COMPANY LIMITED"],
  ["Smith’s & Sons PLC", "Smiths and Sons plc"],
  ["Marks and Spencer p.l.c.", "MARKS & SPENCER PLC"],
  ["Société Générale", "Societe Generale"],
  ["  Carr   Mill, Ltd. ", "Carr Mill Limited"],
])("“%s” and “%s” are one party", (one, other) => {
  expect(normalisedName(one)).toBe(normalisedName(other));
});

test.each([
  ["Acme Holdings Ltd", "Acme Ltd"],
  ["The The Ltd", "The Ltd"],
  ["Acme North LLP", "Acme South LLP"],
])("“%s” is not “%s”: a likeness takes nobody's vote away", (one, other) => {
  expect(normalisedName(one)).not.toBe(normalisedName(other));
});

test("an interest that has ended matches nothing", () => {
  const parties = [{ name: "CARR MILL LIMITED", where: "ask 1" }];
  const { seats } = body();
  expect(matchInterests(seats, [interest()], parties).map(({ seat }) => seat.name)).toEqual(["Member for Ashby"]);
  expect(matchInterests(seats, [interest({ endedAt: "2026-11-01T00:00:00.000Z" })], parties)).toEqual([]);
});
