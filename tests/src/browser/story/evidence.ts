import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { arrive, card, examine, goBackTo, goTo, pathOf, textOf, type Story } from "./story.ts";
import { damaged, withoutFinance, type StoryFile } from "./story-files.ts";

export const sectionsName = "Jobs by district and section (BRES)";
export const industriesName = "Jobs by area and industry (BRES)";

/** The analyst says what a table is, drops its file on the page, and watches it become a version. */
export async function sendsTheFirstFile(story: Story): Promise<void> {
  const page = await story.at("Amina Hussain");
  await goTo(page, "Evidence");
  await examine(page, "evidence");
  await addDataset(page, sectionsName);
  story.paths.sections = pathOf(page);
  await examine(page, "dataset-without-a-version");

  await drop(page, story.files.sections);
  await accepts(page, sectionsName, 1, "version-proposed");
  await card(page, "Version 1").getByText("no bad cells left out").waitFor();
  await examine(page, "dataset");

  await page.getByRole("link", { name: "See its columns and lineage" }).click();
  await arrive(page, `${sectionsName}, version 1`);
  const recognised = await card(page, "Columns").getByRole("row").allTextContents();
  for (const [column, meaning] of [
    ["DATE", "Period"],
    ["GEOGRAPHY_CODE", "Place"],
    ["INDUSTRY_CODE", "Industry"],
    ["OBS_VALUE", "Figure"],
  ] as const) {
    expect(recognised.find((row) => row.startsWith(column))).toContain(meaning);
  }
  expect(await textOf(card(page, "Lineage"))).toMatch(/SHA-256 of the file[0-9a-f]{64}/);
  await examine(page, "version-columns");
  await page.getByRole("link", { name: "Rows", exact: true }).click();
  await page.getByText("Rows 1 to 50 of 1,911").waitFor();
  await examine(page, "version-rows");
}

/** A larger one, packed, with gaps: they are noted, and nothing is made up for them. */
export async function sendsTheSecondFile(story: Story): Promise<void> {
  const page = await story.at("Amina Hussain");
  await goTo(page, "Evidence");
  await addDataset(page, industriesName);
  await page.getByLabel("Drop a file here, or choose one").setInputFiles(story.files.industries);
  await accepts(page, industriesName, 1);
  await card(page, "Version 1").getByText("204,120").waitFor();
  await page.getByRole("link", { name: "See its columns and lineage" }).click();
  await arrive(page, `${industriesName}, version 1`);
  const notes = await textOf(card(page, "To know before using it"));
  expect(notes).toContain("15 ");
  expect(notes).toContain("01000");
  await examine(page, "version-with-notes");
}

/** A damaged copy is refused, each fault named; the good version stands, and the file can be had again as it came. */
export async function sendsADamagedCopy(story: Story): Promise<void> {
  const page = await story.at("Amina Hussain");
  const file = damaged(story.files.sections);
  await goTo(page, "Evidence");
  await page.getByRole("link", { name: sectionsName }).click();
  await arrive(page, sectionsName);
  await drop(page, file);
  await page.getByText("Version 2 was refused; version 1 stands").waitFor();
  await card(page, "Version 1").getByText("1,911").waitFor();
  await examine(page, "dataset-with-a-refused-version");

  await page.getByRole("link", { name: /and have the file again/ }).click();
  await arrive(page, `${sectionsName}, version 2`);
  const problems = card(page, /problems?$/);
  const word = problems.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "100", exact: true }) });
  expect(await word.getByRole("cell").allTextContents()).toEqual(["OBS_VALUE", "plenty", expect.stringMatching(/.{10,}/)]);
  await problems.getByRole("rowheader", { name: "1,500", exact: true }).waitFor();
  await examine(page, "version-refused");

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download the file as it came" }).click(),
  ]);
  expect(await readFile(await download.path())).toEqual(file.buffer);
}

/** The publisher has revised the table: finance has all but left. */
export async function sendsTheRevision(story: Story): Promise<void> {
  const page = await story.at("Amina Hussain");
  await goTo(page, "Evidence");
  await page.getByRole("link", { name: sectionsName }).click();
  await arrive(page, sectionsName);
  await drop(page, withoutFinance(story.files.sections));
  await page.getByRole("heading", { name: "Version 3", exact: true }).waitFor();
}

/** Nothing rests on a first version until somebody has seen how its file was understood. */
async function accepts(page: Page, dataset: string, number: number, picture?: string): Promise<void> {
  await page.getByRole("link", { name: /^See how .* was read/ }).click({ timeout: 60_000 });
  await arrive(page, `${dataset}, version ${number}`);
  if (picture) await examine(page, picture);
  await page.getByRole("button", { name: "Accept this version" }).click();
  await page.getByText("accepted, the latest").waitFor();
  await goBackTo(page, dataset);
}

async function addDataset(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Add a dataset" }).click();
  await arrive(page, "Add a dataset");
  await page.getByRole("button", { name: "Add the dataset" }).click();
  await page.getByRole("heading", { name: "There is a problem" }).waitFor();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Publisher", { exact: true }).fill("Office for National Statistics");
  await page.getByLabel("How its publisher rounds").selectOption("By size, as BRES rounds");
  await page.getByRole("button", { name: "Add the dataset" }).click();
  await arrive(page, name);
}

/** Lets go of a file over the page, as from a folder at its side. */
async function drop(page: Page, { name, mimeType, buffer }: StoryFile): Promise<void> {
  const place = page.getByRole("group", { name: "A file to send" });
  const dataTransfer = await page.evaluateHandle(
    (file) => {
      const transfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(file.bytes), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], file.name, { type: file.mimeType }));
      return transfer;
    },
    { bytes: buffer.toString("base64"), name, mimeType },
  );
  await place.dispatchEvent("dragover", { dataTransfer });
  await place.dispatchEvent("drop", { dataTransfer });
}
