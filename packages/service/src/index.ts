export type { Bindings, Caller } from "./caller.ts";
export { problemResponse, problems } from "./problems.ts";
export { serve, service, type Opened, type Service } from "./serve.ts";
export { securityHeaders } from "./security-headers.ts";
