import { Button, Notice, saying } from "../../ui/index.ts";

/** Nomis did not answer, or not as it should. What was chosen is kept. */
export function Trouble({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  const { title, detail } = saying(error);
  return (
    <Notice health="over" live title={title}>
      <p>{detail}</p>
      <p>
        <Button look="plain" little onClick={onAgain}>
          Ask again
        </Button>
      </p>
    </Notice>
  );
}
