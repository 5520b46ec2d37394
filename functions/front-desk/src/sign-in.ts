import { setCookie } from "hono/cookie";
import { Failure } from "@concord/kernel";
import { readCookie, sessionCookieName, sessionHash } from "@concord/authorizer";
import { recognise, sessionHours, signInRefusals, type SignInRefusal } from "@concord/domain/people";
import type { DeskApp, FrontDeskPorts } from "./desk-app.ts";
import { signInStates } from "./sign-in-state.ts";

/** Signing in and out. Addresses for browsers, not for programs: they answer with a redirect, or a page that says what went wrong. */
export function signInRoutes(app: DeskApp, ports: FrontDeskPorts): void {
  const secure = ports.origin.startsWith("https:");
  const sessionCookie = sessionCookieName(ports.origin);
  const stateCookie = `${sessionCookie}-sign-in`;
  const states = signInStates(ports);
  const cookie = { httpOnly: true, sameSite: "Lax", path: "/", secure } as const;

  app.get("/auth/sign-in", async (http) => {
    const { url, checks } = await ports.identityProvider.begin();
    const sealed = await states.seal({ checks, to: ownPath(http.req.query("to"), ports.origin) });
    setCookie(http, stateCookie, sealed, { ...cookie, maxAge: states.seconds });
    http.header("cache-control", "no-store");
    return http.redirect(url.href, 302);
  });

  app.get("/auth/callback", async (http) => {
    http.header("cache-control", "no-store");
    setCookie(http, stateCookie, "", { ...cookie, maxAge: 0 });
    const begun = await states.open(readCookie(http.req.header("cookie"), stateCookie));
    if (!begun) return http.redirect(problemPage("sign-in-expired"), 303);

    const claims = await ports.identityProvider
      .finish(new URL(`/auth/callback${new URL(http.req.url).search}`, ports.origin), begun.checks)
      .catch((error: unknown) => {
        console.warn("A sign-in was not completed:", error instanceof Error ? error.message : error);
        return undefined;
      });
    if (!claims) return http.redirect(problemPage("sign-in-not-completed"), 303);

    try {
      const personId = await recognise(ports.desk, claims);
      const secret = ports.mintSecret();
      const began = ports.now();
      await ports.desk.beginSession({
        hash: sessionHash(secret),
        personId,
        name: claims.name,
        email: claims.email,
        beganAt: began.toISOString(),
        endsAt: new Date(began.getTime() + sessionHours * 3_600_000).toISOString(),
      });
      setCookie(http, sessionCookie, secret, { ...cookie, maxAge: sessionHours * 3600 });
    } catch (error) {
      if (error instanceof Failure && error.code in signInRefusals) return http.redirect(problemPage(error.code as SignInRefusal), 303);
      throw error;
    }
    return http.redirect(begun.to, 303);
  });

  app.post("/auth/sign-out", async (http) => {
    if (http.req.header("origin") !== ports.origin) {
      throw new Failure("forbidden", "bad-origin", "This request came from another site's page. Open Concord itself and try again there.");
    }
    const secret = readCookie(http.req.header("cookie"), sessionCookie);
    if (secret) await ports.desk.endSession(sessionHash(secret));
    setCookie(http, sessionCookie, "", { ...cookie, maxAge: 0 });
    http.header("cache-control", "no-store");
    return http.redirect("/", 303);
  });
}

const problemPage = (code: SignInRefusal) => `/?problem=${code}`;

/** Where to go afterwards: a page of ours, never another site that somebody put into a link. */
function ownPath(to: string | undefined, origin: string): string {
  if (!to?.startsWith("/") || !URL.canParse(to, origin)) return "/";
  const url = new URL(to, origin);
  if (url.origin !== origin) return "/";
  return `${url.pathname.replace(/^\/+/, "/")}${url.search}${url.hash}`; // "/.//x" is a path of ours, and "//x", which it comes to, another site
}
