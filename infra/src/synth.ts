import { join } from "node:path";
import { buildPage, pageIsStale } from "@concord/web/build-page";
import { bundle, root } from "./bundle.ts";
import { concord } from "./concord.ts";
import { functions } from "./functions.ts";

/** `npm run synth`: builds the page, packs every function, then writes and checks the templates. */
if (pageIsStale()) await buildPage();
for (const spec of Object.values(functions)) await bundle(spec);
const assembly = concord({ outdir: join(root, "cdk.out") }).app.synth();
console.log(`Synthesised ${assembly.stacks.length} stacks into cdk.out: ${assembly.stacks.map((stack) => stack.stackName).join(", ")}`);
