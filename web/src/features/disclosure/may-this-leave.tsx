import { useId, useState } from "react";
import { checkDisclosure } from "@concord/contract/disclosure";
import type { Dataset } from "@concord/domain/evidence";
import { useReadLater } from "../../app/use-read.ts";
import { Button, Card, Loading, Problem, RadioGroup, SummaryList, Tag } from "../../ui/index.ts";
import { audiences, type AudienceAsked } from "./audiences.ts";
import { CheckResult } from "./check-result.tsx";
import { ReleasesTable } from "./releases-table.tsx";

const sensitivities: Record<Dataset["sensitivity"], string> = {
  public: "Public",
  internal: "Internal: for the people who work here",
  restricted: "Restricted to this authority: nothing of it leaves",
};

/** What of a version may go to whom, whether anything hidden could then be worked out, and what left already. */
export function MayThisLeave({ dataset, number }: { dataset: Dataset; number: number }) {
  const [audience, setAudience] = useState<AudienceAsked>("published");
  const [asked, setAsked] = useState(false);
  const id = useId();
  const check = useReadLater(
    checkDisclosure,
    { params: { datasetId: dataset.id, number }, body: { audience } },
    { when: asked && dataset.sensitivity !== "restricted" },
  );

  return (
    <div className="stack-wide">
      <Card
        title="May this leave?"
        note="Before anything is published, shared or answered to a program, the licence, the sensitivity and every hidden figure are looked at."
      >
        <SummaryList
          rows={[
            { key: "Licence", value: dataset.licence.name },
            ...audiences.map(({ value, label, allowedBy }) => ({
              key: label,
              value: allowedBy(dataset.licence) ? (
                <Tag health="holds">allowed by the licence</Tag>
              ) : (
                <Tag health="over">not allowed by the licence</Tag>
              ),
              ...(value === "published" && dataset.licence.attribution ? { action: dataset.licence.attribution } : {}),
            })),
            { key: "Sensitivity", value: sensitivities[dataset.sensitivity] },
          ]}
        />
        <form
          className="gap-top"
          onSubmit={(event) => {
            event.preventDefault();
            setAsked(true);
          }}
        >
          <RadioGroup
            id={id}
            name="audience"
            label="If all of this version went to"
            options={audiences.map(({ value, label }) => ({ value, label }))}
            value={audience}
            error={undefined}
            onChange={setAudience}
          />
          {!asked && <Button type="submit">Check what could be worked out</Button>}
        </form>
        <div aria-live="polite" className="gap-top">
          {check.waiting && <Loading what="the check" lines={2} />}
          {check.error !== undefined && (
            <Problem error={check.error} kept="Nothing was released." action={<Button onClick={check.readAgain}>Check again</Button>} />
          )}
          {check.data && !check.waiting && <CheckResult check={check.data} />}
        </div>
      </Card>
      <ReleasesTable datasetId={dataset.id} />
    </div>
  );
}
