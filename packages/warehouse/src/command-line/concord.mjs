// Plain JavaScript, so that an older Node reads it and can say what is wrong.
const major = Number(process.versions.node.split(".")[0]);

if (major < 24) {
  console.error(
    `Concord needs Node 24, and this is ${process.version}. "npm ci" brings the right one along, and "npm run -s concord" uses it; ` +
      `on a machine for which npm has none (this is ${process.platform}-${process.arch}), install Node 24 and try again.`,
  );
  process.exitCode = 2;
} else {
  const { run } = await import("./run.ts");
  await run(process.argv.slice(2));
}
