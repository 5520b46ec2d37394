import { join } from "node:path";
import { bundle, root } from "./bundle.ts";
import { concord } from "./concord.ts";
import { functions } from "./functions.ts";

/** `npm run synth`: packs every function, then writes and checks the templates. */
for (const spec of Object.values(functions)) await bundle(spec);
const assembly = concord({ outdir: join(root, "cdk.out") }).app.synth();
console.log(`Synthesised ${assembly.stacks.length} stacks into cdk.out: ${assembly.stacks.map((stack) => stack.stackName).join(", ")}`);
