export { fetch } from "./fetch.ts";
