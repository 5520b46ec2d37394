import { checkFile } from "./src/ingest/index.ts";
import { rmSync, statSync } from "node:fs";
for (const f of process.argv.slice(2)) {
  rmSync("/tmp/c/work", { recursive: true, force: true });
  const t = performance.now();
  const stages = new Map<string, number>();
  try {
  const r = await checkFile(f, { folder: "/tmp/c/work", tolerance: 0, report: (p) => stages.set(p.stage, p.done) });
  const o: any = r.outcome;
  console.log(f.split("/").at(-1), Math.round(performance.now() - t), "ms", o.status, o.code ?? "", o.because ?? "", o.rows ?? "", JSON.stringify(o.reading), JSON.stringify(o.notes), Math.round(process.memoryUsage().rss/1e6));
  console.log("   ", o.columns?.slice(0,30).map((c: any) => `${c.name}:${c.type}:${c.meaning}${c.codeSet ? ":" + c.codeSet : ""}${c.labelColumn ? "->" + c.labelColumn : ""}(${c.distinct},${c.blank},${c.min}..${c.max})`).join(" | "));
  if (o.rejects.length) console.log("   ", o.rejectCount, JSON.stringify(o.rejects.slice(0, 4)));
  if (process.env.V) console.log([...stages]);
  } catch (e) { console.log(f, "THROWN", e); }
}
