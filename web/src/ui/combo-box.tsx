import { Button, ComboBox as Box, Input, ListBox, ListBoxItem, Popover } from "react-aria-components";
import type { ReactNode } from "react";
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
          <Popover className="combo-list">
            <ListBox renderEmptyState={() => <div className="none">Nothing by that name</div>}>
              {(option: Choice) => (
                <ListBoxItem id={option.value} textValue={option.label}>
                  {option.label}
                  {option.hint && <span className="tiny"> {option.hint}</span>}
                </ListBoxItem>
              )}
            </ListBox>
          </Popover>
        </Box>
      )}
    </Field>
  );
}
