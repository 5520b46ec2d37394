import { people } from "@concord/contract";
import { addMember, changeRoles, endEngagement, engagements, grantEngagement, members, removeMember } from "@concord/domain/people";
import { serve } from "@concord/service";
import type { TenantApp } from "./tenant-app.ts";

export function peopleRoutes(app: TenantApp): void {
  serve(app, people.listPeople, ({ store }, { query }) => store.list(members, query));
  serve(app, people.addPerson, (context, { body }) => addMember(context, body));
  serve(app, people.changePersonsRoles, (context, { params, body }) => changeRoles(context, params.personId, body));
  serve(app, people.removePerson, (context, { params }) => removeMember(context, params.personId));

  serve(app, people.listEngagements, ({ store }, { query }) => store.list(engagements, query));
  serve(app, people.grantEngagement, (context, { body }) => grantEngagement(context, body));
  serve(app, people.endEngagement, (context, { params }) => endEngagement(context, params.engagementId));
}
