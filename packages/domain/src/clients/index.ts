export { ApiClient, apiClients } from "./api-client.ts";
