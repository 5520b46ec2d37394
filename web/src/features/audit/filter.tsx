import { useNavigate } from "@tanstack/react-router";
import { Button, Form, Select, TextField, useForm } from "../../ui/index.ts";
import { monthInWords, monthsToChoose } from "./in-words.ts";
import type { AuditSearch } from "./routes.tsx";

/** What is shown of the audit. It stands in the address, so that it can be sent to somebody. */
export function Filter({ about = "", month = "" }: Pick<AuditSearch, "about" | "month">) {
  const navigate = useNavigate({ from: "/t/$tenantId/audit" });
  const form = useForm({ start: { about, month } });
  const months = monthsToChoose(new Date(), month || undefined);

  function show() {
    const { about, month } = form.values;
    navigate({
      search: ({ verify }) => ({
        ...(about.trim() ? { about: about.trim() } : {}),
        ...(month ? { month } : {}),
        ...(verify ? { verify } : {}),
      }),
      resetScroll: false,
    });
  }

  return (
    <div className="not-printed">
      <Form form={form} onSubmit={show}>
        <div className="cols even">
          <TextField
            label="What was done to"
            hint="The id of a thing, as it stands in its address: dea_…, dat_…"
            optional
            {...form.field("about")}
          />
          <Select
            label="Month"
            options={[{ value: "", label: "Every month" }, ...months.map((value) => ({ value, label: monthInWords(value) }))]}
            {...form.field("month")}
          />
        </div>
        <div className="row gap-top">
          <Button type="submit" look="plain">
            Show
          </Button>
        </div>
      </Form>
    </div>
  );
}
