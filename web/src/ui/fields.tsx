import { useState, type HTMLInputTypeAttribute, type ReactNode } from "react";
import { useFailureOf, type FieldState } from "./form.tsx";

type Labelled = { label: ReactNode; hint?: ReactNode; optional?: boolean };
type Width = "2" | "4" | "10" | "20";

type TextProps = Labelled &
  FieldState<string> & {
    type?: HTMLInputTypeAttribute;
    width?: Width;
    inputMode?: "numeric" | "decimal" | "email";
    autoComplete?: string;
  };

export function TextField({ width, type = "text", inputMode, autoComplete, ...field }: TextProps) {
  return (
    <Field {...field}>
      {(described) => (
        <input
          {...described}
          type={type}
          inputMode={inputMode}
          autoComplete={autoComplete ?? "off"}
          className={width ? `width-${width}` : undefined}
          value={field.value}
          onChange={(event) => field.onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** `most` shows how many characters are left, near the end. */
export function TextArea({ rows = 4, most, ...field }: Labelled & FieldState<string> & { rows?: number; most?: number }) {
  const left = most === undefined ? undefined : most - field.value.length;
  return (
    <Field {...field}>
      {(described) => (
        <>
          <textarea {...described} rows={rows} value={field.value} onChange={(event) => field.onChange(event.target.value)} />
          {left !== undefined && most !== undefined && left < most / 4 && (
            <p className={left < 0 ? "count beyond" : "count"} role="status">
              {left < 0 ? `${-left} characters too many` : `${left} characters left`}
            </p>
          )}
        </>
      )}
    </Field>
  );
}

export type Option<T extends string = string> = { value: T; label: string; hint?: ReactNode };

export function Select<T extends string>({ options, ...field }: Labelled & FieldState<T> & { options: readonly Option<T>[] }) {
  return (
    <Field {...field}>
      {(described) => (
        <select {...described} value={field.value} onChange={(event) => field.onChange(event.target.value as T)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Whole pounds, or undefined. Takes "4.2m", "£4,200,000", "480 million". */
export function MoneyField({ value, onChange, ...field }: Labelled & FieldState<number | undefined>) {
  const [typed, setTyped] = useState(value === undefined ? "" : value.toLocaleString("en-GB"));
  return (
    <Field {...field}>
      {(described) => (
        <div className="money">
          <span aria-hidden="true">£</span>
          <input
            {...described}
            inputMode="decimal"
            autoComplete="off"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              onChange(poundsIn(event.target.value));
            }}
            onBlur={() => value !== undefined && setTyped(value.toLocaleString("en-GB"))}
          />
        </div>
      )}
    </Field>
  );
}

const sizes: Record<string, number> = { "": 1, k: 1e3, m: 1e6, million: 1e6, bn: 1e9, b: 1e9, billion: 1e9 };

export function poundsIn(typed: string): number | undefined {
  const parts = /^£?\s*([\d,]+(?:\.\d+)?)\s*(k|m|million|b|bn|billion)?$/i.exec(typed.trim());
  if (!parts) return undefined;
  const size = sizes[(parts[2] ?? "").toLowerCase()] ?? 1;
  return Math.round(Number(parts[1]?.replaceAll(",", "")) * size);
}

/** A number, or undefined while what is typed is none. */
export function NumberField({
  value,
  onChange,
  width = "10",
  unit,
  ...field
}: Labelled & FieldState<number | undefined> & { width?: Width; unit?: string }) {
  const [typed, setTyped] = useState(value === undefined ? "" : String(value));
  return (
    <Field {...field}>
      {(described) => (
        <span className="row">
          <input
            {...described}
            inputMode="decimal"
            autoComplete="off"
            className={`width-${width}`}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              const number = Number(event.target.value.replaceAll(",", "").trim());
              onChange(event.target.value.trim() === "" || Number.isNaN(number) ? undefined : number);
            }}
          />
          {unit && <span className="quiet">{unit}</span>}
        </span>
      )}
    </Field>
  );
}

/** A day as `yyyy-mm-dd`, typed as day, month and year; "" while it is none. */
export function DateField({ label, hint, optional, id, name, value, onChange, error }: Labelled & FieldState<string>) {
  const told = useFailureOf(name) ?? error;
  const [parts, setParts] = useState(() => {
    const [year = "", month = "", day = ""] = value.split("-");
    return { day: day.replace(/^0/, ""), month: month.replace(/^0/, ""), year };
  });
  function change(part: keyof typeof parts, typed: string) {
    const next = { ...parts, [part]: typed };
    setParts(next);
    onChange(isoOf(next));
  }
  return (
    <fieldset className={told ? "field wrong" : "field"} aria-describedby={describedBy(id, hint, told)}>
      <legend>
        {label}
        {optional && <span className="optional"> (optional)</span>}
      </legend>
      <Around id={id} hint={hint} error={told} />
      <div className="date">
        {(["day", "month", "year"] as const).map((part) => (
          <div key={part}>
            <label htmlFor={part === "day" ? id : `${id}-${part}`}>{part[0]?.toUpperCase() + part.slice(1)}</label>
            <input
              id={part === "day" ? id : `${id}-${part}`}
              className={part === "year" ? "width-4" : "width-2"}
              inputMode="numeric"
              autoComplete="off"
              aria-invalid={told ? true : undefined}
              value={parts[part]}
              onChange={(event) => change(part, event.target.value)}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** "" unless the three make a day that exists. */
export function isoOf({ day, month, year }: { day: string; month: string; year: string }): string {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return "";
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : "";
}

export function RadioGroup<T extends string>({
  options,
  label,
  hint,
  optional,
  id,
  name,
  value,
  onChange,
  error,
}: Labelled & FieldState<T> & { options: readonly Option<T>[] }) {
  const told = useFailureOf(name) ?? error;
  return (
    <fieldset className={told ? "field wrong" : "field"} aria-describedby={describedBy(id, hint, told)}>
      <legend>
        {label}
        {optional && <span className="optional"> (optional)</span>}
      </legend>
      <Around id={id} hint={hint} error={told} />
      {options.map((option, index) => (
        <Choice
          key={option.value}
          type="radio"
          id={index === 0 ? id : `${id}-${option.value}`}
          name={`${id}-choice`}
          option={option}
          checked={option.value === value}
          onChange={() => onChange(option.value)}
        />
      ))}
    </fieldset>
  );
}

export function Checkboxes<T extends string>({
  options,
  label,
  hint,
  optional,
  id,
  name,
  value,
  onChange,
  error,
}: Labelled & FieldState<readonly T[]> & { options: readonly Option<T>[] }) {
  const told = useFailureOf(name) ?? error;
  return (
    <fieldset className={told ? "field wrong" : "field"} aria-describedby={describedBy(id, hint, told)}>
      <legend>
        {label}
        {optional && <span className="optional"> (optional)</span>}
      </legend>
      <Around id={id} hint={hint} error={told} />
      {options.map((option, index) => (
        <Choice
          key={option.value}
          type="checkbox"
          id={index === 0 ? id : `${id}-${option.value}`}
          name={name}
          option={option}
          checked={value.includes(option.value)}
          onChange={(checked) => onChange(checked ? [...value, option.value] : value.filter((chosen) => chosen !== option.value))}
        />
      ))}
    </fieldset>
  );
}

/** One box to tick. */
export function Checkbox({ label, hint, id, name, value, onChange, error }: Labelled & FieldState<boolean>) {
  const told = useFailureOf(name) ?? error;
  return (
    <div className={told ? "field wrong" : "field"}>
      {told && (
        <p className="error" id={`${id}-error`}>
          <span className="for-readers">Error: </span>
          {told}
        </p>
      )}
      <Choice
        type="checkbox"
        id={id}
        name={name}
        option={{ value: name, label, hint }}
        checked={value}
        onChange={onChange}
        describedBy={told ? `${id}-error` : undefined}
      />
    </div>
  );
}

type ChoiceProps = {
  type: "radio" | "checkbox";
  id: string;
  name: string;
  option: { value: string; label: ReactNode; hint?: ReactNode };
  checked: boolean;
  onChange: (checked: boolean) => void;
  describedBy?: string | undefined;
};

function Choice({ type, id, name, option, checked, onChange, describedBy: described }: ChoiceProps) {
  const hintId = option.hint ? `${id}-about` : undefined;
  return (
    <div className="choice">
      <input
        type={type}
        id={id}
        name={name}
        value={option.value}
        checked={checked}
        aria-describedby={[hintId, described].filter(Boolean).join(" ") || undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <div>
        <label htmlFor={id}>{option.label}</label>
        {option.hint && (
          <span className="hint" id={hintId}>
            {option.hint}
          </span>
        )}
      </div>
    </div>
  );
}

type Described = { id: string; name: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined };

type FieldProps = Labelled & {
  id: string;
  name: string;
  error: string | undefined;
  children: (described: Described) => ReactNode;
};

/** Label, hint, error, then the control: in the order they are read. For a control of your own. */
export function Field({ label, hint, optional, id, name, error, children }: FieldProps) {
  const told = useFailureOf(name) ?? error;
  return (
    <div className={told ? "field wrong" : "field"}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="optional"> (optional)</span>}
      </label>
      <Around id={id} hint={hint} error={told} />
      {children({ id, name, "aria-describedby": describedBy(id, hint, told), "aria-invalid": told ? true : undefined })}
    </div>
  );
}

function Around({ id, hint, error }: { id: string; hint: ReactNode; error: string | undefined }) {
  return (
    <>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error" id={`${id}-error`}>
          <span className="for-readers">Error: </span>
          {error}
        </p>
      )}
    </>
  );
}

const describedBy = (id: string, hint: ReactNode, error: string | undefined) =>
  [hint ? `${id}-hint` : undefined, error ? `${id}-error` : undefined].filter(Boolean).join(" ") || undefined;
