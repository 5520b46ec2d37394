import { openBrowser } from "./open-browser.ts";
import { signInAs } from "./sign-in-as.ts";
const origin = process.env.CONCORD_PLATFORM!;
const { browser, close } = await openBrowser();
const page = await browser.newPage();
await signInAs(page, origin, "Callum Whitworth");
const me = await (await page.request.get(`${origin}/v1/me`)).json();
const t = me.tenants[0].tenant.id;
const api = async (method: string, path: string, data?: unknown, version?: number) => {
  const r = await page.request.fetch(`${origin}/v1/tenants/${t}${path}`, { method, headers: { origin, ...(version !== undefined ? { "if-match": `"${version}"` } : {}) }, ...(data ? { data } : {}) });
  const body = await r.json();
  if (!r.ok()) console.log(method, path, r.status(), JSON.stringify(body).slice(0, 400));
  return body;
};
let v = await api("GET", "/vision");
v = await api("PUT", "/vision", { statement: "West Yorkshire will be a place where good work is within reach of everybody: a region that makes things again, in clean industry and in health, and that shares what it earns.\n\nBy 2036 the gap in pay between our five districts is closed by half." }, v.version);
v = await api("POST", "/vision/outcomes", { title: "Good jobs in advanced manufacturing", unit: "jobs", baseline: { from: "entered", source: "BRES 2021, ONS", period: "2021", value: 96500 }, target: { value: 110000, on: "2036-03-31" } }, v.version);
v = await api("POST", "/vision/outcomes", { title: "Median pay of people who live here", unit: "£ a week", baseline: { from: "entered", source: "ASHE 2025, ONS", period: "2025", value: 612.4 }, target: { value: 705, on: "2036-03-31" } }, v.version);
const s = await api("POST", "/strategies", { title: "Local Growth Plan", framework: "is-8@2025" });
if (s.id) {
  const p1 = await api("POST", `/strategies/${s.id}/priorities`, { title: "Make in West Yorkshire", text: "We will grow the manufacturers we have before we look for others: energy, skills and sites, in that order.\n\nThe first five years go to the twelve clusters that our evidence shows.", cites: [], alignsWith: ["is-8/advanced-manufacturing"], outcomeIds: [v.outcomes[0].id] });
  await api("POST", `/strategies/${s.id}/priorities`, { title: "Health technology at scale", text: "From the teaching hospitals to firms that sell to the world.", cites: [], alignsWith: [], outcomeIds: [] });
  await api("POST", `/strategies/${s.id}/priorities/${p1.id}/actions`, { title: "Retrofit grants for energy-intensive firms", ownerId: me.id, startsOn: "2027-04-01", endsOn: "2030-03-31", costPounds: 24500000, funding: { source: "Local Growth Fund", status: "indicative" }, outcomeId: v.outcomes[0].id });
  await api("POST", `/strategies/${s.id}/priorities/${p1.id}/actions`, { title: "A skills bootcamp in every district" });
}
console.log(t, s.id);
await close();
