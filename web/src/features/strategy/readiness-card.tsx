import { readinessTests, type ReadinessTest, type StrategyView } from "@concord/domain/strategy";
import { Card, count, Progress, Tag } from "../../ui/index.ts";

type Props = {
  view: StrategyView;
  /** Opens the form of a part at the place where it is mended. Absent for those who only read. */
  onMend: ((partId: string, where: string) => void) | undefined;
};

/** What is missing before it can be adopted, as a task list that leads to where each thing is mended. */
export function ReadinessCard({ view: { readiness, strategy }, onMend }: Props) {
  const passed = readiness.filter(({ passes }) => passes).length;
  const missing = readiness.length - passed;
  const adopted = strategy.status === "adopted";
  const tests = (Object.entries(readinessTests) as [ReadinessTest, string][])
    .map(([code, title]) => ({ code, title, checks: readiness.filter((check) => check.code === code) }))
    .filter(({ checks }) => checks.length > 0);

  return (
    <div id="readiness" className="gap-top">
      <Card title={adopted ? "Does it still stand?" : "Ready to adopt?"} note={noteOf(adopted, missing)}>
        <Progress done={passed} of={readiness.length} label={`${passed} of ${readiness.length} tests pass`} />
        {!(adopted && missing === 0) && (
          <ul className="readiness">
            {tests.map(({ code, title, checks }) => {
              const failing = checks.filter(({ passes }) => !passes);
              return (
                <li key={code}>
                  <div className="row row-between">
                    <span>{title}</span>
                    {failing.length === 0 ? (
                      <Tag health="holds">passes</Tag>
                    ) : (
                      <Tag health={code === "cites-an-insight-that-stands" ? "over" : "weak"}>{failing.length} to mend</Tag>
                    )}
                  </div>
                  {failing.length > 0 && (
                    <ul className="readiness-parts">
                      {failing.map(({ where, sentence }) => (
                        <li key={where}>
                          <a
                            href={`#${where}`}
                            onClick={(event) => {
                              if (!onMend) return;
                              event.preventDefault();
                              onMend(formFor(code, where, strategy.id), where);
                            }}
                          >
                            {sentence}
                          </a>
                        </li>
                      ))}
                    </ul>
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </Card>
    </div>
  );
}

/** Which form mends it: the part's own, or that of what it has none of. */
function formFor(code: ReadinessTest, where: string, strategyId: string): string {
  const partId = where.slice(0, where.lastIndexOf("-"));
  if (partId === strategyId) return "priority";
  return code === "has-an-action" ? `action:${partId}` : partId;
}

function noteOf(adopted: boolean, missing: number): string {
  if (adopted)
    return missing === 0 ? "Everything it was adopted with is still so." : "Evidence or people have changed since it was adopted.";
  return missing === 0 ? "Nothing is missing." : `${count(missing, "thing")} to mend first.`;
}
