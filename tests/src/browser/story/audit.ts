import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { expect } from "vitest";
import { keysOf } from "@concord/storage";
import { dealTitle } from "./deal.ts";
import { card, examine, goTo, west, textOf, type Story } from "./story.ts";

/** Everything that was done is there, and whole; then somebody changes a record in the database itself, and is found out. */
export async function verifiesTheAudit(story: Story): Promise<void> {
  const page = await story.at("Sanjay Mistry");
  await goTo(page, "Audit");
  await page.getByRole("link", { name: "Verify the chain" }).click();
  await page.getByText("Everything is as it was written.").waitFor();
  const done = await textOf(card(page, "What was done"));
  for (const name of ["Amina Hussain", "Callum Whitworth", "Dana Hirst"]) expect(done).toContain(name);
  await examine(page, "audit-whole");

  const dealId = story.paths.deal.split("/").at(-1)!; // a path has an end
  await forge(story, dealId);
  await page.getByRole("button", { name: "Verify again" }).click();
  await page.getByText("1 thing is not as written.").waitFor();
  expect(await textOf(card(page, "Is it all as it was written?"))).toMatch(
    new RegExp(`The deal ${dealId} has been changed: it is not as it was saved`),
  );
  await examine(page, "audit-broken");
  await page.getByRole("link", { name: "What was done to this deal" }).click();
  await page.getByText(`What was done to ${dealId}`, { exact: false }).waitFor();
}

/** With the keys to the table, and none of ours. */
async function forge({ platform }: Story, dealId: string): Promise<void> {
  const { dynamo } = platform.storage.clientsFor(west.id);
  await dynamo.send(
    new UpdateCommand({
      TableName: platform.storage.tableName,
      Key: keysOf(west.id).thing("deal", { id: dealId }),
      UpdateExpression: "SET #thing.#title = :title",
      ExpressionAttributeNames: { "#thing": "thing", "#title": "title" },
      ExpressionAttributeValues: { ":title": `${dealTitle}, and a racecourse` },
    }),
  );
}
