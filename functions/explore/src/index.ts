export { explore } from "./explore.ts";
