import { expect, test } from "vitest";
import { administrator, analyst, firm, member, memberA, tenant, west, world } from "@concord/testkit";
import { tenants } from "../tenancy/tenant.ts";
import { addMember } from "./add-member.ts";
import { changeRoles } from "./change-roles.ts";
import { endEngagement } from "./end-engagement.ts";
import { standingOf } from "./granting.ts";
import { grantEngagement } from "./grant-engagement.ts";
import { members } from "./member.ts";
import { personIdOf } from "./person-id.ts";
import { recognise } from "./recognise.ts";
import { removeMember } from "./remove-member.ts";

const admin = member({ personId: administrator.id, name: "Nina Kaur", roles: ["administrator"] });
const second = member({ personId: memberA.id, name: "Imran Shah", roles: ["administrator", "decision-maker"] });
const terms = { firmId: firm, firmName: "Brook & Vale", purpose: "Evidence", startsOn: "2026-11-24", endsOn: "2027-03-31" };

function authority() {
  const here = world();
  here.has(tenants, tenant());
  here.has(members, admin);
  return { ...here, context: here.as(administrator) };
}

test("two authorities that add the same person before they have signed in name the same one", () => {
  expect(personIdOf(" Zahid.Mahmood@Council.example ")).toBe(personIdOf("zahid.mahmood@council.example"));
  expect(personIdOf("zahid.mahmood@council.example")).toMatch(/^per_[0-9a-hjkmnp-tv-z]{26}$/);
});

test("a person who left can come back, to the row that what they did still names", async () => {
  const { context } = authority();
  const zahid = await addMember(context, { name: "Zahid Mahmood", email: "Zahid@council.example", roles: ["decision-maker"] });
  await removeMember(context, zahid.personId);

  const back = await addMember(context, { name: "Zahid Mahmood", email: "zahid@council.example", roles: ["analyst"] });
  expect(back).toMatchObject({ personId: zahid.personId, status: "active", roles: ["analyst"], version: 3 });
});

test.each([
  ["a person who is here already", { email: "nina@west.example" }, "already-a-member"],
  ["somebody as a consultant, who comes in by an engagement", { roles: ["consultant" as const] }, "role-not-for-here"],
  ["somebody as an operator of the platform", { roles: ["operator" as const] }, "role-not-for-here"],
])("refuses to add %s, and changes nothing", async (_, but, code) => {
  const { context, has, audit } = authority();
  has(members, member({ personId: personIdOf("nina@west.example"), email: "nina@west.example" }));
  const who = { name: "Nina", email: "new@west.example", roles: ["analyst" as const], ...but };
  await expect(addMember(context, who)).rejects.toMatchObject({ kind: "refused", code });
  expect(audit()).toEqual([]);
});

test("the last administrator can neither be removed nor made something else", async () => {
  const { context, has } = authority();
  has(members, member({ personId: analyst.id, roles: ["analyst"] }));
  await expect(removeMember(context, administrator.id)).rejects.toMatchObject({ code: "last-administrator" });
  await expect(changeRoles(context, administrator.id, { roles: ["analyst"] })).rejects.toMatchObject({ code: "last-administrator" });

  has(members, second);
  await expect(removeMember(context, administrator.id)).resolves.toMatchObject({ status: "left" });
});

test("two administrators who remove each other at the same moment do not both succeed", async () => {
  const { as, has } = authority();
  has(members, second);
  const done = await Promise.allSettled([removeMember(as(administrator), memberA.id), removeMember(as(administrator), administrator.id)]);
  expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("an engagement is in force from its first day to its last, and can be taken back before it begins", async () => {
  const { context, clock } = authority();
  const granted = await grantEngagement(context, { ...terms, startsOn: "2026-12-01" });
  expect(granted).toMatchObject({ clientName: tenant().name, grantedBy: administrator.id });
  expect(standingOf(granted, clock.now())).toBe("to-come");
  expect(standingOf(granted, new Date("2027-03-31T22:00:00.000Z"))).toBe("in-force"); // 23:00 in London, where summer has begun
  expect(standingOf(granted, new Date("2027-03-31T23:00:00.000Z"))).toBe("ended");

  const ended = await endEngagement(context, granted.id);
  expect(standingOf(ended, new Date("2026-12-24T12:00:00.000Z"))).toBe("ended");
  await expect(endEngagement(context, granted.id)).rejects.toMatchObject({ code: "ended-already" });
});

test.each([
  ["whose last day is before its first", { startsOn: "2027-01-02", endsOn: "2027-01-01" }, "ends-before-it-starts"],
  ["that is over already", { startsOn: "2026-01-01", endsOn: "2026-11-23" }, "over-already"],
  ["for longer than two years", { endsOn: "2028-11-25" }, "longer-than-two-years"],
  ["beside another with the same consultancy", {}, "engaged-already"],
])("refuses an engagement %s", async (_, but, code) => {
  const { context } = authority();
  await grantEngagement(context, terms);
  await expect(grantEngagement(context, { ...terms, ...but })).rejects.toMatchObject({ kind: "refused", code });
});

test("a consultancy does not let other consultancies in", async () => {
  const { as, has } = world();
  has(tenants, tenant({ id: firm, kind: "consultancy" }), firm);
  await expect(grantEngagement(as(administrator, firm), { ...terms, firmId: west })).rejects.toMatchObject({
    code: "only-authorities-engage",
  });
});

test("a first sign-in goes by the confirmed address, and later ones by the login alone", async () => {
  const tied = new Map<string, ReturnType<typeof personIdOf>>();
  const desk = {
    personOf: async ({ subject }: { subject: string }) => tied.get(subject),
    tie: async ({ subject }: { subject: string }, id: ReturnType<typeof personIdOf>) => {
      if ([...tied.values()].includes(id)) return false;
      tied.set(subject, id);
      return true;
    },
  };
  const claims = { issuer: "https://identity.example", subject: "one", name: "Asha", email: "asha@west.example", emailVerified: true };
  await expect(recognise(desk, { ...claims, emailVerified: false })).rejects.toMatchObject({ code: "email-not-verified" });
  await expect(recognise(desk, claims)).resolves.toBe(personIdOf("asha@west.example"));
  await expect(recognise(desk, { ...claims, email: "asha.patel@west.example", emailVerified: false })).resolves.toBe(
    personIdOf("asha@west.example"),
  );
  await expect(recognise(desk, { ...claims, subject: "another" })).rejects.toMatchObject({ code: "login-not-yours" });
});
