import * as z from "zod";
import { id } from "@concord/kernel";
import { Engagement, Member } from "@concord/domain/people";
import { endpoint } from "./endpoint.ts";
import { page, PageQuery } from "./page.ts";

const MemberParams = z.object({ personId: id("person") });
const EngagementParams = z.object({ engagementId: id("engagement") });

export const listPeople = endpoint({
  method: "GET",
  at: "tenant",
  path: "/people",
  summary: "List the people of the authority",
  needs: "people.read",
  query: PageQuery,
  reply: page(Member),
});

export const addPerson = endpoint({
  method: "POST",
  at: "tenant",
  path: "/people",
  summary: "Add a person, who may never have signed in",
  needs: "people.write",
  writes: "creates",
  body: Member.pick({ name: true, email: true, title: true, roles: true }),
  reply: Member,
});

export const changePersonsRoles = endpoint({
  method: "PUT",
  at: "tenant",
  path: "/people/:personId/roles",
  summary: "Change what a person is here",
  needs: "people.write",
  writes: "changes",
  params: MemberParams,
  body: Member.pick({ roles: true, title: true }),
  reply: Member,
});

export const removePerson = endpoint({
  method: "DELETE",
  at: "tenant",
  path: "/people/:personId",
  summary: "Remove a person: their next request finds nothing here",
  needs: "people.write",
  writes: "changes",
  params: MemberParams,
  reply: Member,
});

export const listEngagements = endpoint({
  method: "GET",
  at: "tenant",
  path: "/engagements",
  summary: "List the consultancies that the authority has let in, now or before",
  needs: "people.read",
  query: PageQuery,
  reply: page(Engagement),
});

export const grantEngagement = endpoint({
  method: "POST",
  at: "tenant",
  path: "/engagements",
  summary: "Let a consultancy in, for a purpose and until a day",
  needs: "engagements.write",
  writes: "creates",
  body: Engagement.pick({ firmId: true, purpose: true, startsOn: true, endsOn: true }).extend({
    firmName: z.string().trim().min(1).max(200),
  }),
  reply: Engagement,
});

export const endEngagement = endpoint({
  method: "POST",
  at: "tenant",
  path: "/engagements/:engagementId/end",
  summary: "End an engagement now: the consultancy's next request finds nothing here",
  needs: "engagements.write",
  writes: "changes",
  params: EngagementParams,
  reply: Engagement,
});
