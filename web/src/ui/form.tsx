import { createContext, useContext, useEffect, useId, useRef, useState, type ReactNode } from "react";
import type * as z from "zod";
import { inPlainWords, type Failure, type FailurePart } from "@concord/kernel";
import { Button } from "./button.tsx";
import { saying } from "./states.tsx";

type Judge<V> = (values: V) => readonly FailurePart[];

/** What a field takes: its name, what is typed in it, and what is wrong with it. */
export type FieldState<T> = {
  id: string;
  name: string;
  value: T;
  onChange: (value: T) => void;
  error: string | undefined;
};

export type FormState<V extends object> = {
  values: V;
  /** Spread into a field: `<TextField label="Title" {...form.field("title")} />`. */
  field<K extends keyof V & string>(name: K): FieldState<V[K]>;
  set(values: Partial<V>): void;
  /** Everything wrong, in the order found. */
  wrong: readonly FailurePart[];
  /** Judges what was typed. True if there is nothing wrong; otherwise the summary shows and takes the focus. */
  check(): boolean;
  idOf(name: string): string;
};

/**
 * The state of a form. Nothing is judged until it is sent; after that each
 * field is judged again as it changes. `judge` is usually `partsOf(endpoint.body)`,
 * so that the page and the API say the same sentence.
 */
export function useForm<V extends object>({ start, judge = () => [] }: { start: V; judge?: Judge<V> }): FormState<V> {
  const prefix = useId();
  const [values, setValues] = useState(start);
  const [sent, setSent] = useState(false);
  const wrong = sent ? judge(values) : [];
  const idOf = (name: string) => `${prefix}${name}`;

  return {
    values,
    wrong,
    idOf,
    set: (changes) => setValues((before) => ({ ...before, ...changes })),
    field: (name) => ({
      id: idOf(name),
      name,
      value: values[name],
      onChange: (value) => setValues((before) => ({ ...before, [name]: value })),
      error: wrong.find(({ at }) => fieldOf(at) === name || fieldOf(at).startsWith(`${name}.`))?.detail,
    }),
    check: () => {
      setSent(true);
      return judge(values).length === 0;
    },
  };
}

/** Judges with a schema, by default on what was typed as it stands; `toBody` makes of it what would be sent. */
export function partsOf<V>(schema: z.ZodType, toBody: (values: V) => unknown = (values) => values): Judge<V> {
  return (values) => {
    const parsed = schema.safeParse(toBody(values), { error: inPlainWords });
    return parsed.success ? [] : parsed.error.issues.map((issue) => ({ at: issue.path.join("."), detail: issue.message }));
  };
}

/** The API says `body.title` where the form says `title`. */
const fieldOf = (at: string) => at.replace(/^(body|query|params)\./, "");

const FailureContext = createContext<Failure | undefined>(undefined);
/** What the API found wrong with this field, if it did. */
export function useFailureOf(name: string): string | undefined {
  return useContext(FailureContext)?.parts.find(({ at }) => fieldOf(at) === name)?.detail;
}

type FormProps<V extends object> = {
  form: FormState<V>;
  /** `write.failure`: what the API answered. */
  failure?: Failure | undefined;
  /** For a stale version: reads it again and keeps what was typed. `write.readAgain`. */
  onReadAgain?: (() => void) | undefined;
  /** Called only when nothing is wrong. */
  onSubmit: () => void;
  children: ReactNode;
};

/** A form with its error summary. It keeps what was typed, whatever happens. */
export function Form<V extends object>({ form, failure, onReadAgain, onSubmit, children }: FormProps<V>) {
  const [attempt, setAttempt] = useState(0);
  return (
    <FailureContext value={failure}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAttempt((before) => before + 1);
          if (form.check()) onSubmit();
        }}
      >
        <ErrorSummary
          wrong={form.wrong.length > 0 ? form.wrong : (failure?.parts ?? [])}
          failure={form.wrong.length > 0 ? undefined : failure}
          idOf={form.idOf}
          onReadAgain={onReadAgain}
          attempt={attempt}
        />
        {children}
      </form>
    </FailureContext>
  );
}

type SummaryProps = {
  wrong?: readonly FailurePart[] | undefined;
  failure?: Failure | undefined;
  idOf?: ((name: string) => string) | undefined;
  onReadAgain?: (() => void) | undefined;
  /** Counts the times it was sent: each takes the focus to the summary again. */
  attempt?: number;
};

/** Everything that is wrong, each with a link to where it is mended. Also for a lone button: `<ErrorSummary failure={…} />`. */
export function ErrorSummary({ wrong = [], failure, idOf, onReadAgain, attempt = 0 }: SummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const shown = wrong.length > 0 || failure !== undefined;
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown, attempt, failure]);
  if (!shown) return null;

  const stale = failure?.kind === "stale";
  const { title, detail } = failure ? saying(failure) : { title: "There is a problem", detail: undefined };
  return (
    <div className="error-summary" ref={box} tabIndex={-1} role="alert">
      <h2>{title}</h2>
      {stale ? (
        <p>Somebody else changed this while you were working. What you typed is kept: read the newest version, then send it again.</p>
      ) : (
        wrong.length === 0 && detail && <p>{detail}</p>
      )}
      {failure?.kind === "unauthenticated" && (
        <p>
          <a href="/auth/sign-in?to=/" target="_blank" rel="noopener">
            Sign in again (opens in a new tab)
          </a>
          , then come back here and send it again. What you typed is kept.
        </p>
      )}
      {wrong.length > 0 && (
        <ul>
          {wrong.map((part) => {
            const target = idOf?.(fieldOf(part.at).split(".")[0] ?? "");
            return (
              <li key={`${part.at} ${part.detail}`}>
                {target ? (
                  <a
                    href={`#${target}`}
                    onClick={(event) => {
                      const field = document.getElementById(target);
                      if (!field) return;
                      event.preventDefault();
                      field.focus();
                    }}
                  >
                    {part.detail}
                  </a>
                ) : (
                  part.detail
                )}
              </li>
            );
          })}
        </ul>
      )}
      {stale && onReadAgain && (
        <Button look="plain" onClick={onReadAgain}>
          Read the newest version
        </Button>
      )}
    </div>
  );
}
