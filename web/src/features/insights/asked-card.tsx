import { lastAnswered, lastRun, type Insight } from "@concord/domain/insights";
import { sayDistance } from "@concord/domain/questions";
import { useTenantId } from "../../app/session.ts";
import { ButtonLink, Card, count, SummaryList, type SummaryRow } from "../../ui/index.ts";
import { KeptAsking } from "./kept-asking.tsx";
import { pageOf } from "./questions/index.ts";
import type { Names } from "./questions/question-page.ts";
import { sayWhatIsClaimed } from "./say-claim.ts";
import { addressOf } from "./workbench/question-address.ts";

/** The question with its parameters, and what of its answer is claimed. */
export function AskedCard({ insight }: { insight: Insight }) {
  const { question, claim, about } = insight;
  const tenantId = useTenantId();
  const { params, search } = addressOf(question, lastAnswered(insight).pins);
  const looking = {
    ...(insight.picture ? { picture: insight.picture.key } : {}),
    ...(insight.picture?.sort ? { sort: insight.picture.sort } : {}),
    marked: insight.picture?.marked ?? claim.row,
  };
  const page = pageOf(question.question);
  const margin = sayDistance(about.unit, claim.margin);
  const rowsWith = (names: Names | undefined): (SummaryRow | undefined)[] => [
    { key: "Question", value: page?.title ?? question.question },
    { key: "It is true while", value: `${sayWhatIsClaimed(claim, about, lastRun(insight))}.` },
    { key: "Margin", value: margin },
    claim.coverageMayFall ? { key: "Coverage may fall by", value: `${Number((claim.coverageMayFall * 100).toPrecision(3))}%` } : undefined,
    claim.mayMeet ? { key: "Interval", value: "May come to reach what it is held against" } : undefined,
    ...parametersOf(question, names),
  ];
  return (
    <Card title="What was asked">
      <KeptAsking question={question} pins={lastAnswered(insight).pins}>
        {({ set }) => <SummaryList rows={rowsWith(set?.names)} />}
      </KeptAsking>
      <p className="row gap-top">
        <ButtonLink
          look="plain"
          little
          to="/t/$tenantId/insights/ask/$question"
          params={{ tenantId, ...params }}
          search={{ ...looking, ...search }}
        >
          Open the whole answer
        </ButtonLink>
      </p>
    </Card>
  );
}

/** The parameters that are words, numbers or codes; the datasets stand under where it comes from. */
function parametersOf(question: Insight["question"], names: Names | undefined): SummaryRow[] {
  return Object.entries(question).flatMap(([name, value]): SummaryRow[] => {
    if (name === "question") return [];
    if (typeof value === "number" || typeof value === "boolean") return [{ key: saidParameter(name), value: String(value) }];
    if (typeof value === "string") return [{ key: saidParameter(name), value: saidValue(name, value) }];
    if (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === "string"))
      return [{ key: saidParameter(name), value: listOf(name, value as string[], names) }];
    return [];
  });
}

const details: Record<string, string> = {
  "as-published": "as published",
  section: "SIC 2007 sections",
  division: "SIC 2007 divisions",
  group: "SIC 2007 groups",
  class: "SIC 2007 classes",
};

const saidValue = (name: string, value: string): string => (name === "sectorDetail" ? (details[value] ?? value) : value);

const named: Record<string, string> = { reference: "Compared with", among: "Among", sectorDetail: "Sectors", from: "From", to: "To" };

function saidParameter(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, (_, one: string, two: string) => `${one} ${two.toLowerCase()}`);
  return named[name] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** Places by what they are called together; the codes themselves are one click away. */
function listOf(name: string, codes: readonly string[], names: Names | undefined) {
  const arePlaces = /place|reference|among|origin|destination/i.test(name);
  const together = arePlaces ? names?.places(codes) : undefined;
  if (together === undefined && codes.length <= 6) return codes.join(", ");
  return (
    <details>
      <summary>{together ?? count(codes.length, "code")}</summary>
      <span className="tiny">{codes.join(", ")}</span>
    </details>
  );
}
