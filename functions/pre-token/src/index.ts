export { apiName, apiScopes, claimsToSuppress, personClaims, scopesToSuppress, type Attributes } from "./claims.ts";
