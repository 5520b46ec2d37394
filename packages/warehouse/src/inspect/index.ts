export { recogniseContainer, type Container } from "./recognise-container.ts";
export { inspectText, type Inspection } from "./inspect-text.ts";
export { recordReader, type CsvRecord } from "./record-reader.ts";
