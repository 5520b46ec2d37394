export { ingest, type IngestContext } from "./ingest.ts";
