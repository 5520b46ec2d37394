import { client, type Call } from "@concord/contract/client";

/** Calls the API on our own origin. The session's cookie goes with it by itself. */
export const call: Call = client({ baseUrl: window.location.origin, fetch: (request) => fetch(request) });
