export { audience, deskClientId, localIdentityProvider, type LocalIdentityProvider } from "./identity-provider.ts";
export { keptKeys, type KeptKeys } from "./kept-keys.ts";
