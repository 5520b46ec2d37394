import { client, type Call } from "@concord/contract";

export type SignedIn = {
  call: Call;
  /** The same cookie and origin as a browser would send, for what is no endpoint. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
};

/** Signs in as a browser does: through the desk, the identity provider and its page of people, and back. */
export async function signIn(origin: string, email: string): Promise<SignedIn> {
  const cookies = new Map<string, string>();
  const go = async (url: URL, form?: Record<string, string>): Promise<Response> => {
    const response = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "), origin },
      ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name!);
      else cookies.set(name!, value!);
    }
    return response;
  };

  let url = new URL("/auth/sign-in", origin);
  for (let steps = 0; steps < 10; steps++) {
    const response = await go(url, url.pathname.startsWith("/oidc/interaction/") ? { person: email } : undefined);
    const to = response.headers.get("location");
    if (!to) throw new Error(`Signing in as ${email} stopped at ${url.pathname} with ${response.status}: ${await response.text()}`);
    url = new URL(to, url);
    if (/problem/.test(url.href)) throw new Error(`Signing in as ${email} was refused: ${url.href}`);
    if (!/^\/(auth|oidc)\//.test(url.pathname)) break;
  }

  const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "), origin };
  return {
    call: client({ baseUrl: origin, fetch: (request) => fetch(request), headers }),
    fetch: (path, init = {}) =>
      fetch(new URL(path, origin), { ...init, headers: { ...headers, ...(init.headers as Record<string, string>) } }),
  };
}
