import { expect } from "vitest";
import { demonstrationPrograms } from "@concord/local/demonstration";
import { financeClaim } from "./insights.ts";
import { arrive, examine, goTo, north, west, textOf, type Story } from "./story.ts";

/** The strategy lead shows the claim to partners. */
export async function publishesTheInsight(story: Story): Promise<void> {
  const page = await story.at("Callum Whitworth");
  await goTo(page, "Insights");
  await page.getByRole("link", { name: financeClaim }).click();
  await arrive(page, financeClaim);
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByText(/^published /).waitFor();
}

/** A partner's program reads what was published, with where it comes from; and nothing else, nowhere else. */
export async function programReads({ platform: { origin } }: Story): Promise<void> {
  const [{ login, secret }] = demonstrationPrograms;
  const grant = await fetch(`${origin}/oidc/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`${login}:${secret}`).toString("base64")}` },
    body: new URLSearchParams({ grant_type: "client_credentials", scope: "concord/insights.read-published" }),
  });
  const { access_token: token } = (await grant.json()) as { access_token: string };
  const read = async (path: string) => {
    const response = await fetch(`${origin}/v1/tenants/${path}`, { headers: { authorization: `Bearer ${token}` } });
    return { status: response.status, body: (await response.json()) as Record<string, any> };
  };

  const list = await read(`${west.id}/published/insights`);
  expect(list.status).toBe(200);
  expect(list.body.items).toHaveLength(1);
  const one = await read(`${west.id}/published/insights/${list.body.items[0].id}`);
  expect(one.body.claim.words).toBe(financeClaim);
  expect(JSON.stringify(one.body.lineage)).toMatch(/[0-9a-f]{64}/);
  expect(JSON.stringify(one.body.lineage)).toContain("Office for National Statistics");

  expect(await read(`${west.id}/datasets`)).toMatchObject({ status: 403, body: { code: "not-permitted" } });
  expect(await read(`${north.id}/published/insights`)).toMatchObject({ status: 404 });
}

/** Both clients in one table; one of them ends it, and the very next click finds nothing. */
export async function consultantIsLetOut(story: Story): Promise<void> {
  const consultant = await story.at("Leah Tempest");
  await arrive(consultant, "Portfolio");
  const clients = consultant.getByRole("rowheader");
  await expect.poll(() => clients.count()).toBe(2);
  const health = await textOf(consultant.getByRole("row", { name: new RegExp(west.name) }));
  expect(health).toContain("overturned");
  await examine(consultant, "portfolio");
  await consultant.getByRole("link", { name: west.name, exact: true }).click();
  await consultant.getByRole("navigation", { name: "Places" }).waitFor();
  await goTo(consultant, "Strategy");

  const administrator = await story.at("Ewa Kowalczyk");
  await goTo(administrator, "People");
  await examine(administrator, "people");
  await administrator.getByRole("link", { name: "Consultancies" }).click();
  await administrator.getByRole("button", { name: /^End the engagement of Harrow/ }).click();
  await administrator.getByRole("dialog").waitFor();
  await examine(administrator, "end-engagement");
  await administrator.getByRole("button", { name: "End it now" }).click();
  await administrator.getByText(/^ended /).waitFor();

  await consultant.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Insights", exact: true }).click();
  await consultant.getByRole("heading", { name: "There is nothing here" }).waitFor();
  await examine(consultant, "engagement-over");
  await consultant.goto(`${story.platform.origin}/portfolio`);
  await arrive(consultant, "Portfolio");
  await expect.poll(() => clients.count()).toBe(1);
  expect(await textOf(consultant.locator("main"))).not.toContain(west.name);
}
