import { useContext, type ReactNode } from "react";
import { Button, ComboBox as Box, ComboBoxStateContext, Input, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { Field } from "./fields.tsx";
import type { FieldState } from "./form.tsx";

type Choice = { value: string; label: string; hint?: string | undefined };

type Props = FieldState<string | undefined> & {
  label: ReactNode;
  hint?: ReactNode;
  optional?: boolean;
  options: readonly Choice[];
};

/** One out of many, found by typing: places, industries, people. */
export function ComboBox({ options, value, onChange, ...field }: Props) {
  const chosen = options.find((option) => option.value === value);
  return (
    <Field {...field}>
      {(described) => (
        <Box
          className="combo"
          aria-label={typeof field.label === "string" ? field.label : field.name}
          defaultItems={options}
          defaultInputValue={chosen?.label ?? ""}
          selectedKey={value ?? null}
          onSelectionChange={(key) => onChange(key === null ? undefined : String(key))}
          isInvalid={described["aria-invalid"] === true}
        >
          <div className="combo-input">
            <Input id={described.id} aria-describedby={described["aria-describedby"]} autoComplete="off" />
            <Button aria-label="Show all" />
          </div>
          <Choices>
            <ListBox renderEmptyState={() => <div className="none">Nothing by that name</div>}>
              {(option: Choice) => (
                <ListBoxItem id={option.value} textValue={option.label}>
                  {option.label}
                  {option.hint && <span className="tiny"> {option.hint}</span>}
                </ListBoxItem>
              )}
            </ListBox>
          </Choices>
        </Box>
      )}
    </Field>
  );
}

/**
 * Open for as long as the box says so. Left to itself it would close whenever
 * the page scrolls: as when the field comes into view because it was given the
 * focus, a keyboard slides up, or something above it grows.
 */
function Choices({ children }: { children: ReactNode }) {
  const box = useContext(ComboBoxStateContext);
  return (
    <Popover className="combo-list" isOpen={box?.isOpen ?? false}>
      {children}
    </Popover>
  );
}
