/** An internet of a few names, all of them on this machine, in which waiting takes no time. */
export function smallInternet(names: Record<string, readonly string[]> = {}) {
  let moment = Date.parse("2026-11-24T10:30:00.000Z");
  const slept: number[] = [];
  const asked: string[] = [];
  const known: Record<string, readonly string[]> = {
    "data.example.gov.uk": ["127.0.0.1"],
    "files.example.gov.uk": ["127.0.0.1"],
    "www.nomisweb.co.uk": ["127.0.0.1"],
    ...names,
  };
  return {
    /** Every name that was resolved, each time that it was. */
    asked,
    /** Milliseconds of every wait. */
    slept,
    async resolve(host: string): Promise<readonly string[]> {
      asked.push(host);
      const found = known[host];
      if (!found) throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: "ENOTFOUND" });
      return found;
    },
    mayConnect: (address: string): boolean => address === "127.0.0.1",
    get ports() {
      return { includes: () => true } as unknown as readonly string[]; // a test's server is where there is room
    },
    now: () => moment,
    sleep: async (milliseconds: number) => {
      slept.push(milliseconds);
      moment += milliseconds;
    },
    random: () => 0,
    userAgent: "Concord/test",
  };
}
