export {
  authorizer,
  type Authorization,
  type Authorize,
  type AuthorizerPorts,
  type AuthorizerRequest,
  type Granted,
} from "./authorize.ts";
export { readCookie, sessionCookieName, sessionHash } from "./session-cookie.ts";
export { remoteKeys, scopePrefix, tokenVerifier, type TokenRules, type VerifiedToken } from "./token-verifier.ts";
