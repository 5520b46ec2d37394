/** What each function is, as data: the stacks deploy it, the bundler packs it, tests load it and the bench weighs it. */
export type FunctionSpec = {
  /** Its folder under `functions/`. */
  name: string;
  /** x86_64 where a native binary comes along, arm64 everywhere else. */
  architecture: "arm64" | "x86_64";
  memoryMb: number;
  timeoutSeconds: number;
  /** npm packages with native binaries, copied beside the bundle as they are. */
  native: readonly string[];
  /** A Firecracker environment for each tenant. */
  perTenant: boolean;
  /** Works for tenants, each time as the one it became. */
  becomesTenant: boolean;
  /** Room on `/tmp`: a 2 GB file, what DuckDB spills, and the Parquet. 0.5 GB where not said. */
  scratchGb?: number;
  /** Who notices when this fails, and how: the first line of the alarm at 3 a.m. */
  impact: string;
};

const duckdb = ["@duckdb/node-api", "@duckdb/node-bindings", "@duckdb/node-bindings-linux-x64"];

export const functions = {
  authorizer: {
    name: "authorizer",
    architecture: "arm64",
    memoryMb: 512,
    timeoutSeconds: 10,
    native: [],
    perTenant: false,
    becomesTenant: true,
    impact: "Nobody can do anything: every request of every authority is refused.",
  },
  tenantApi: {
    name: "tenant-api",
    architecture: "arm64",
    memoryMb: 1024,
    timeoutSeconds: 29,
    native: [],
    perTenant: true,
    becomesTenant: true,
    impact: "People of an authority see errors instead of their evidence, strategy and deals.",
  },
  frontDesk: {
    name: "front-desk",
    architecture: "arm64",
    memoryMb: 512,
    timeoutSeconds: 29,
    native: [],
    perTenant: false,
    becomesTenant: true,
    impact: "Nobody can sign in; consultants cannot see their portfolio.",
  },
  preToken: {
    name: "pre-token",
    architecture: "arm64",
    memoryMb: 256,
    timeoutSeconds: 5,
    native: [],
    perTenant: false,
    becomesTenant: false,
    impact: "Nobody can sign in, and partners' programs get no token.",
  },
  relay: {
    name: "relay",
    architecture: "arm64",
    memoryMb: 512,
    timeoutSeconds: 60,
    native: [],
    perTenant: false,
    becomesTenant: true,
    impact: "Uploaded files wait unchecked, no job is begun, and new members do not see their authority in the list.",
  },
  router: {
    name: "router",
    architecture: "arm64",
    memoryMb: 256,
    timeoutSeconds: 900,
    native: [],
    perTenant: false,
    becomesTenant: false,
    impact:
      "Uploaded files wait unchecked, nothing is fetched, large tables and long questions stay unanswered, and insights are not asked again on new data.",
  },
  ingest: {
    name: "ingest",
    architecture: "x86_64",
    memoryMb: 1769,
    timeoutSeconds: 900,
    native: duckdb,
    perTenant: true,
    becomesTenant: true,
    scratchGb: 10,
    impact: "An analyst's uploaded file stays at 'checking' and no version appears.",
  },
  analyse: {
    name: "analyse",
    architecture: "arm64",
    memoryMb: 1769,
    timeoutSeconds: 900,
    native: [],
    perTenant: true,
    becomesTenant: true,
    impact: "Long questions stay at 'working', and insights still show how they stood before new data came in.",
  },
  clock: {
    name: "clock",
    architecture: "arm64",
    memoryMb: 256,
    timeoutSeconds: 60,
    native: [],
    perTenant: false,
    becomesTenant: true,
    impact: "Nobody gets what falls due: data that an authority fetches on a schedule goes stale.",
  },
  fetch: {
    name: "fetch",
    architecture: "arm64",
    memoryMb: 512,
    timeoutSeconds: 900,
    native: [],
    perTenant: true,
    becomesTenant: true,
    scratchGb: 4,
    impact: "An analyst's connector stays at 'fetching', no new version appears, and data that is fetched on a schedule goes stale.",
  },
  explore: {
    name: "explore",
    architecture: "x86_64",
    memoryMb: 3008,
    timeoutSeconds: 300,
    native: duckdb,
    perTenant: true,
    becomesTenant: true,
    scratchGb: 10,
    impact: "People who group, sort or download a large table wait for an answer that does not come.",
  },
} as const satisfies Record<string, FunctionSpec>;
