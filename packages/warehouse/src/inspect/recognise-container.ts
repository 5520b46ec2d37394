export { recogniseContainer, type Container } from "../open/recognise-container.ts";
