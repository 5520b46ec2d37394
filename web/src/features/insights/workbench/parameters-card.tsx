import { useId, useState } from "react";
import { Button, Card } from "../../../ui/index.ts";
import { SourceField } from "../fields/source-field.tsx";
import { useAsking } from "./asking.ts";

type Props = {
  /** What it is called where there are several. */
  title?: string | undefined;
  onRemove?: (() => void) | undefined;
  /** Of one that is otherwise in nothing yet, the choices stand open. */
  startsOpen?: boolean;
};

/** What is asked, beside what is answered: every change is in the address at once. */
export function ParametersCard({ title, onRemove, startsOpen }: Props) {
  const { page, notUnderstood } = useAsking();
  const id = useId();
  const [isOpen, setOpen] = useState(startsOpen === true);
  const { Parameters } = page;
  const fields = (
    <>
      <Parameters />
      {Object.keys(page.roles).map((role) => (
        <SourceField key={role} of={role} />
      ))}
    </>
  );
  return (
    <Card
      {...(title === undefined ? { label: "What is asked" } : { title })}
      {...(onRemove
        ? {
            aside: (
              <Button look="quiet" little onClick={onRemove} aria-describedby={id}>
                Remove
              </Button>
            ),
          }
        : {})}
    >
      {onRemove && (
        <span className="for-readers" id={id}>
          {title}
        </span>
      )}
      {onRemove ? (
        <details className="more-choices" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>What is otherwise</summary>
          <div className="parameters">{fields}</div>
        </details>
      ) : (
        <div className="parameters">{fields}</div>
      )}
      {notUnderstood.length > 0 && (
        <p className="small gap-top">
          {`A part of the address could not be understood, so it is left aside: ${notUnderstood.join(", ")}.`}
        </p>
      )}
    </Card>
  );
}
