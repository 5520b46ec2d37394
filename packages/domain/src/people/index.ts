export { Engagement, engagements, isInForce } from "./engagement.ts";
export { Member, members, RoleName } from "./member.ts";
