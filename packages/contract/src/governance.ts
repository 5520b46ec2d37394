import * as z from "zod";
import { id } from "@concord/kernel";
import { Body, BodyDetails, BodyView, Interest, InterestContent, RulePack, RulePackContent, SeatContent } from "@concord/domain/governance";
import { endpoint } from "./endpoint.ts";
import { page, PageQuery } from "./page.ts";

const BodyParams = z.object({ bodyId: id("body") });
const SeatParams = z.object({ bodyId: id("body"), seatId: id("seat") });
const RulePackParams = z.object({ rulePackId: id("rulePack") });
const InterestParams = z.object({ interestId: id("interest") });

export const listBodies = endpoint({
  method: "GET",
  at: "tenant",
  path: "/bodies",
  summary: "List the bodies that decide",
  needs: "governance.read",
  query: PageQuery,
  reply: page(Body),
});

export const getBody = endpoint({
  method: "GET",
  at: "tenant",
  path: "/bodies/:bodyId",
  summary: "Read a body, its seats and the rules it decides by",
  needs: "governance.read",
  params: BodyParams,
  reply: BodyView,
});

export const createBody = endpoint({
  method: "POST",
  at: "tenant",
  path: "/bodies",
  summary: "Create a body",
  needs: "governance.write",
  writes: "creates",
  body: BodyDetails.omit({ chairSeatId: true }),
  reply: Body,
});

export const changeBody = endpoint({
  method: "PUT",
  at: "tenant",
  path: "/bodies/:bodyId",
  summary: "Change a body's name, chair, or the rules it decides by from now on",
  needs: "governance.write",
  writes: "changes",
  params: BodyParams,
  body: BodyDetails,
  reply: Body,
});

export const addSeat = endpoint({
  method: "POST",
  at: "tenant",
  path: "/bodies/:bodyId/seats",
  summary: "Add a seat to a body",
  needs: "governance.write",
  writes: "changes",
  params: BodyParams,
  body: SeatContent,
  reply: Body,
});

export const changeSeat = endpoint({
  method: "PUT",
  at: "tenant",
  path: "/bodies/:bodyId/seats/:seatId",
  summary: "Change who holds a seat, who stands in, and for how long",
  needs: "governance.write",
  writes: "changes",
  params: SeatParams,
  body: SeatContent,
  reply: Body,
});

export const removeSeat = endpoint({
  method: "DELETE",
  at: "tenant",
  path: "/bodies/:bodyId/seats/:seatId",
  summary: "Remove a seat that no open decision counts",
  needs: "governance.write",
  writes: "changes",
  params: SeatParams,
  reply: Body,
});

export const listRulePacks = endpoint({
  method: "GET",
  at: "tenant",
  path: "/rule-packs",
  summary: "List the rule packs",
  needs: "governance.read",
  query: PageQuery,
  reply: page(RulePack),
});

export const getRulePack = endpoint({
  method: "GET",
  at: "tenant",
  path: "/rule-packs/:rulePackId",
  summary: "Read a rule pack",
  needs: "governance.read",
  params: RulePackParams,
  reply: RulePack,
});

export const adoptRulePack = endpoint({
  method: "POST",
  at: "tenant",
  path: "/rule-packs",
  summary: "Adopt a rule pack",
  needs: "governance.write",
  writes: "creates",
  body: RulePackContent,
  reply: RulePack,
});

export const changeRulePack = endpoint({
  method: "PUT",
  at: "tenant",
  path: "/rule-packs/:rulePackId",
  summary: "Change a rule pack; decisions that are open keep the version they were opened under",
  needs: "governance.write",
  writes: "changes",
  params: RulePackParams,
  body: RulePackContent,
  reply: RulePack,
});

export const listInterests = endpoint({
  method: "GET",
  at: "tenant",
  path: "/interests",
  summary: "Read the register of interests",
  needs: "governance.read",
  query: PageQuery,
  reply: page(Interest),
});

export const declareInterest = endpoint({
  method: "POST",
  at: "tenant",
  path: "/interests",
  summary: "Declare an interest of one's own",
  needs: "interests.declare",
  writes: "creates",
  body: InterestContent,
  reply: Interest,
});

export const endInterest = endpoint({
  method: "POST",
  at: "tenant",
  path: "/interests/:interestId/end",
  summary: "Say that an interest of one's own has ended",
  needs: "interests.declare",
  writes: "changes",
  params: InterestParams,
  reply: Interest,
});
