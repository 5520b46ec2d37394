import { defineConfig } from "vitest/config";

/** `unit`: beside the code, seconds, no server. `whole`: what no single package can promise. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          setupFiles: ["tests/src/prove/longer.ts"],
          include: ["packages/*/src/**/*.test.ts", "functions/*/src/**/*.test.ts", "web/src/**/*.test.{ts,tsx}"],
          testTimeout: 60_000, // a proof by many examples takes as long as the machine is busy
        },
      },
      {
        test: {
          name: "whole",
          setupFiles: ["tests/src/prove/longer.ts"],
          include: ["tests/src/**/*.test.ts", "infra/src/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 20_000 } }, // what is waited for in a browser comes when the machine has time for it
          fileParallelism: false,
        },
      },
    ],
  },
});
