import { changeStrategy, createStrategy } from "@concord/contract/strategy";
import { frameworks } from "@concord/domain/reference";
import { StrategyWords, type Strategy } from "@concord/domain/strategy";
import { useCreateOrChange } from "../../app/use-create-or-change.ts";
import { Button, day, Form, partsOf, RadioGroup, TextField, useForm } from "../../ui/index.ts";

type Props = { strategy?: Strategy; onDone: (strategy: Strategy) => void; onCancel?: () => void };

/** Its title and the national framework it is written under. */
export function StrategyForm({ strategy, onDone, onCancel }: Props) {
  const form = useForm({
    start: { title: strategy?.title ?? "", framework: strategy?.framework ?? frameworks[0]!.key },
    judge: partsOf(StrategyWords),
  });
  const write = useCreateOrChange({
    create: createStrategy,
    change: changeStrategy,
    changes: strategy !== undefined,
    version: strategy?.version,
    onDone,
  });

  return (
    <Form
      form={form}
      failure={write.failure}
      onReadAgain={write.readAgain}
      onSubmit={() =>
        strategy
          ? write.change({ params: { strategyId: strategy.id }, body: form.values, ifMatch: write.begun })
          : write.create({ body: form.values })
      }
    >
      <TextField label="Title" hint="As it will stand on the cover: Local Growth Plan 2026 to 2036." {...form.field("title")} />
      <RadioGroup
        label="National framework"
        hint="Priorities say which of its elements they line up with."
        options={frameworks.map(({ key, title, source, inForceTo }) => ({
          value: key,
          label: title,
          hint: inForceTo ? `${source}. Not in force since ${day(inForceTo)}.` : `${source}. In force.`,
        }))}
        {...form.field("framework")}
      />
      <div className="row">
        <Button type="submit" busy={write.sending}>
          {strategy ? "Keep the change" : "Begin the strategy"}
        </Button>
        {onCancel && (
          <Button look="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </Form>
  );
}
