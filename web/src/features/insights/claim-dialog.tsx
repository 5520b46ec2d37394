import { useNavigate } from "@tanstack/react-router";
import * as contract from "@concord/contract/insights";
import type { Answer } from "@concord/domain/questions";
import { useTenantId } from "../../app/session.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, Dialog, Form } from "../../ui/index.ts";
import { beginClaim, figureAt, pictureOf, type FigureFound } from "./claim-draft.ts";
import { ClaimFields, useClaimForm } from "./claim-fields.tsx";
import type { Names } from "./questions/question-page.ts";
import { pageOf } from "./questions/index.ts";
import type { Version } from "./workbench/question-address.ts";
import type { ClaimAt, Looking } from "./workbench/workbench-search.ts";

type Props = { answer: Answer; at: ClaimAt; names: Names; versions: readonly Version[]; looking?: Looking; onClose: () => void };

/** Saves what the answer shows as a claim in one's own words: judged here by the very rules that the API asks. */
export function ClaimDialog(props: Props) {
  const found = figureAt(props.answer, props.at);
  if (!found) return null;
  return (
    <Dialog title="Save as an insight" open onClose={props.onClose} wide>
      <ClaimForm key={`${found.table.key} ${found.row.code} ${found.measure.key}`} {...props} found={found} />
    </Dialog>
  );
}

function ClaimForm({ answer, names, versions, looking = {}, onClose, found }: Props & { found: FigureFound }) {
  const tenantId = useTenantId();
  const navigate = useNavigate();
  const claim = useClaimForm({ answer, start: beginClaim(found, answer, names) });
  const { form, judged } = claim;
  const save = useWrite(contract.createInsight, {
    onDone: ({ id }) => navigate({ to: "/t/$tenantId/insights/$insightId", params: { tenantId, insightId: id } }),
  });
  const first = pageOf(answer.question.question)?.pictures.find(({ fits }) => fits(answer))?.key;

  return (
    <Form
      form={form}
      failure={save.failure}
      onReadAgain={save.readAgain}
      onSubmit={() => {
        if (!judged.toMake) return;
        const picture = pictureOf(looking, first, form.values.row);
        save.send({
          body: {
            ...judged.toMake,
            ...(picture ? { picture } : {}),
            question: answer.question,
            versions: versions.map(({ datasetId, number }) => ({ datasetId: datasetId as `dat_${string}`, number })),
          },
        });
      }}
    >
      <ClaimFields {...claim} answer={answer} names={names} />
      <p className="tiny">
        Saved with it:{" "}
        {versions.length === 1 ? `version ${versions[0]!.number} of the dataset` : `the versions of ${versions.length} datasets`}, every
        parameter beside the answer, the picture as you see it, and the hash of the whole answer. The question is asked again on every new
        version.
      </p>
      <div className="row">
        <Button type="submit" busy={save.sending} whyNot={judged.refusal}>
          Save the insight
        </Button>
        <Button look="plain" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}
