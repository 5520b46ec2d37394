import { rulesInWords, type RulePack } from "@concord/domain/governance";
import type { ReactNode } from "react";
import { Card } from "../../ui/index.ts";

/** The rules read out from the data that the engine runs, each with the clause it comes from. */
export function RulesCard({ pack, aside }: { pack: RulePack; aside?: ReactNode }) {
  return (
    <Card title={pack.name} note={`The rules as the engine runs them, version ${pack.version}.`} aside={aside}>
      <dl className="rules">
        {rulesInWords(pack).map(({ title, text, authority }) => (
          <div key={`${title} ${text}`}>
            <dt>{title}</dt>
            <dd>
              {text}
              <span className="tiny">{authority}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
