import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Template } from "aws-cdk-lib/assertions";
import { buildPage, pageIsStale } from "@concord/web/build-page";
import { bundle } from "./bundle.ts";
import { concord } from "./concord.ts";
import { functions } from "./functions.ts";

/** The templates as they would be deployed, with every function packed, for tests to look into. Made once. */
export const synthesised = (): Promise<Templates> => (made ??= make());

type Templates = Record<"data" | "identity" | "api" | "workers" | "web", Template>;
let made: Promise<Templates> | undefined;

async function make(): Promise<Templates> {
  if (pageIsStale()) await buildPage();
  await Promise.all(Object.values(functions).map((spec) => bundle(spec)));
  const { app, ...stacks } = concord({ outdir: mkdtempSync(join(tmpdir(), "concord-synth-")) });
  app.synth(); // throws when cdk-nag finds what nobody acknowledged
  return Object.fromEntries(Object.entries(stacks).map(([name, stack]) => [name, Template.fromStack(stack)])) as Templates;
}
