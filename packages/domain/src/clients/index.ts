export { ApiClient, apiClients } from "./api-client.ts";
export { judgeRegistration, judgeRevocation, lettingInRefusals, type LettingInRefusal } from "./letting-in.ts";
export { registerClient } from "./register-client.ts";
export { revokeClient } from "./revoke-client.ts";
