import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { getRulePack } from "@concord/contract/governance";
import type { Id } from "@concord/kernel";
import { notPermitted } from "../../app/not-permitted.ts";
import { useActor } from "../../app/session.ts";
import { useRead } from "../../app/use-read.ts";
import { Button, Card, FormPlace, PageHead } from "../../ui/index.ts";
import { RulePackForm } from "./rule-pack-form.tsx";
import { RulesCard } from "./rules-card.tsx";
import "./governance.css";

const from = "/t/$tenantId/governance/rules/$rulePackId";

/** A rule pack read out, and changed. */
export function RulePackPage() {
  const { tenantId, rulePackId } = useParams({ from });
  const { edit } = useSearch({ from });
  const navigate = useNavigate();
  const pack = useRead(getRulePack, { params: { rulePackId: rulePackId as Id<"rulePack"> } });
  const whyNot = notPermitted(useActor(), "governance.write");
  const open = (next?: string) => void navigate({ to: from, params: { tenantId, rulePackId }, search: next ? { edit: next } : {} });

  return (
    <>
      <PageHead
        title="Rules"
        intro="As the Order or the constitution has them. A change makes a new version; decisions that are open keep theirs."
        crumbs={[
          <Link key="governance" to="/t/$tenantId/governance" params={{ tenantId }} search={{}}>
            Governance
          </Link>,
        ]}
        actions={
          <Button look="plain" whyNot={whyNot} onClick={() => open("rules")}>
            Change the rules
          </Button>
        }
      />
      {edit === "rules" && whyNot === undefined && (
        <FormPlace>
          <Card title="Change the rules">
            <RulePackForm pack={pack} onClose={() => open()} />
          </Card>
        </FormPlace>
      )}
      <RulesCard pack={pack} />
    </>
  );
}
