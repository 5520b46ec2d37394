export { recogniseContainer, type Container } from "./recognise-container.ts";
export { inspectText, type Inspection } from "./inspect-text.ts";
export { recordReader, type CsvRecord } from "./record-reader.ts";
export { namesOf } from "./column-names.ts";
export { decoderOf, encodingNames, encodingOf, type EncodingFound } from "./encoding.ts";
export { layoutOf, type Layout } from "./layout.ts";
export { takeSample, type Sample } from "./sample.ts";
