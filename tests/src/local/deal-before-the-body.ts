import { may, type Id, type PersonActor } from "@concord/kernel";
import type { Noun, Stored } from "@concord/domain";
import { appraisals } from "@concord/domain/appraisal";
import { deals, submitDeal, SubmittedDeal } from "@concord/domain/deals";
import { cases, openPaper, signOff } from "@concord/domain/decisions";
import { datasets, datasetVersions } from "@concord/domain/evidence";
import { bodies } from "@concord/domain/governance";
import { insights } from "@concord/domain/insights";
import { priorities, strategies } from "@concord/domain/strategy";
import { all } from "@concord/domain";
import type { RunningPlatform } from "@concord/local";
import { demonstrationPeople, demonstrationTenants } from "@concord/local/demonstration";
import { acceptedVersion, appraisal, dataset, draftDeal, insight, priority, strategy } from "@concord/testkit";

/** A deal that waits for the votes of the authority's body: submitted, its papers read, signed off by its officers. */
export async function dealBeforeTheBody(platform: RunningPlatform, tenantId: Id<"tenant">): Promise<SubmittedDeal> {
  const at = (actor: PersonActor) => platform.open(tenantId, actor);
  const { store } = platform.open(tenantId, { type: "job", name: "test" });
  const put = <T extends Stored>(noun: Noun<T>, thing: T) => store.save(noun, { ...thing, version: 0 }, { name: "test.prepared" });
  await put(datasets, dataset());
  await put(datasetVersions, acceptedVersion());
  await put(insights, insight());
  await put(strategies, strategy());
  await put(priorities, priority());
  await put(deals, draftDeal());
  await put(appraisals, appraisal());

  const [body] = await all(store, bodies);
  const submitter = somebodyWho(tenantId, "deals.submit");
  const deal = SubmittedDeal.parse(await submitDeal(at(submitter), draftDeal().id, { bodyId: body!.id }));

  const { papers, rulePack } = await store.get(cases, deal.caseId);
  for (const { role } of rulePack.signOffs) {
    const officer = somebodyWith(tenantId, role);
    for (const { hash } of papers) await openPaper(at(officer), { caseId: deal.caseId, hash });
    await signOff(at(officer), deal.caseId, { role, words: "Lawful and affordable." });
  }
  return deal;
}

const peopleOf = (tenantId: Id<"tenant">): PersonActor[] =>
  demonstrationPeople
    .filter(({ at }) => demonstrationTenants[at].id === tenantId)
    .map(({ personId, name, roles }) => ({ type: "person", id: personId, name, roles }));

const somebodyWho = (tenantId: Id<"tenant">, permission: Parameters<typeof may>[1]) =>
  peopleOf(tenantId).find((person) => may(person, permission))!;
const somebodyWith = (tenantId: Id<"tenant">, role: PersonActor["roles"][number]) =>
  peopleOf(tenantId).find(({ roles }) => roles.includes(role))!;
