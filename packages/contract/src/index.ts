export { client, type Call } from "./client.ts";
export { endpoint, pathOf, type Ask, type Asked, type Endpoint, type Reply } from "./endpoint.ts";
export { isEndpoint, openApi } from "./open-api.ts";
export { page, PageQuery } from "./page.ts";
export { Problem, problemType, statusOf } from "./problem.ts";
