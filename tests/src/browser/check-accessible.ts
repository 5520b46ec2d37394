import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.2, levels A and AA: the law for public bodies. */
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

type Violation = { id: string; help: string; nodes: { html: string; failureSummary?: string }[] };

/** Fails with every violation, each with where it is and what would mend it. */
export async function checkAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(await axe);
  const violations = await page.evaluate(async (tags) => {
    const { axe } = window as unknown as { axe: { run(on: Document, options: object): Promise<{ violations: Violation[] }> } };
    return (await axe.run(document, { runOnly: { type: "tag", values: tags } })).violations;
  }, rules);
  if (violations.length > 0)
    throw new Error(`${page.url()} has ${violations.length} kinds of barrier:\n${violations.map(told).join("\n")}`);
}

const told = ({ id, help, nodes }: Violation) =>
  `- ${id}: ${help}\n${nodes
    .slice(0, 5)
    .map(({ html, failureSummary = "" }) => `    ${html.slice(0, 200)}\n      ${failureSummary.replaceAll("\n", "\n      ")}`)
    .join("\n")}`;
