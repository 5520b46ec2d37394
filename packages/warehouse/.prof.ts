import { mkdirSync, rmSync } from "node:fs";
import { inspectText } from "./src/inspect/inspect-text.ts";
import { openSandbox } from "./src/ingest/sandbox.ts";
import { convert } from "./src/ingest/convert.ts";
import { survey } from "./src/ingest/survey.ts";
import { profile } from "./src/ingest/profile.ts";
const [mem, mode] = process.argv.slice(2);
const csv = "/tmp/c/big.csv", folder = "/tmp/c/w";
rmSync(folder, { recursive: true, force: true }); mkdirSync(folder);
const t0 = performance.now(); let c0 = process.cpuUsage(); const lap = (n: string) => { const c = process.cpuUsage(c0); c0 = process.cpuUsage(); console.log(n, Math.round(performance.now() - t0), "cpu", Math.round((c.user) / 1000), Math.round(c.system / 1000), "rss", Math.round(process.memoryUsage().rss / 1048576), "peak", Math.round(process.resourceUsage().maxRSS / 1024)); };
lap("start");
const i = await inspectText(csv); lap("inspect");
const { duck, close } = await openSandbox(folder, csv, { threads: 2, memoryMegabytes: Number(mem) }); lap("open");
if (mode === "seq") { await convert(duck, csv, i, folder + "/t.parquet"); lap("convert"); await survey(csv); lap("survey"); }
else { const s = survey(csv).then(() => lap("survey")); await convert(duck, csv, i, folder + "/t.parquet"); lap("convert"); await s; }
await profile(duck, folder + "/t.parquet", i.columns, 2000377, () => {}); lap("profile");
close(); lap("closed");
