import type { AboutDataset, DatasetDescription } from "@concord/domain/evidence";
import { Checkbox, DateField, Select, TextArea, TextField, type FormState } from "../../ui/index.ts";
import { designations } from "./kinds.ts";

/** What only one kind of source has to say of itself, as it is typed. */
export type AboutTyped = {
  designation: (typeof designations)[number]["value"];
  contract: string;
  endsOn: string;
  scale: string;
  author: string;
  publishedOn: string;
  collectedFrom: string;
  method: string;
  permission: string;
  personalData: boolean;
};

export const aboutTyped = (about: AboutDataset | undefined): AboutTyped => ({
  designation: (about?.kind === "open" && about.designation) || "",
  contract: (about?.kind === "commercial" && about.contract) || "",
  endsOn: (about?.kind === "commercial" && about.endsOn) || "",
  scale: (about?.kind === "spatial" && about.scale) || "",
  author: (about?.kind === "sectoral" && about.author) || "",
  publishedOn: (about?.kind === "sectoral" && about.publishedOn) || "",
  collectedFrom: (about?.kind === "scraped" && about.from) || "",
  method: (about?.kind === "scraped" && about.method) || "",
  permission: (about?.kind === "scraped" && about.permission) || "",
  personalData: about?.kind === "scraped" && about.personalData === true,
});

export function aboutOf(kind: DatasetDescription["kind"], typed: AboutTyped): AboutDataset {
  const said = (name: string, value: string) => (value.trim() === "" ? {} : { [name]: value.trim() });
  switch (kind) {
    case "open":
      return { kind, ...(typed.designation === "" ? {} : { designation: typed.designation }) };
    case "commercial":
      return { kind, ...said("contract", typed.contract), ...said("endsOn", typed.endsOn) };
    case "spatial":
      return { kind, ...said("scale", typed.scale) };
    case "sectoral":
      return { kind, ...said("author", typed.author), ...said("publishedOn", typed.publishedOn) };
    case "scraped":
      return {
        kind,
        ...said("from", typed.collectedFrom),
        ...said("method", typed.method),
        ...said("permission", typed.permission),
        personalData: typed.personalData,
      };
  }
}

/** The fields' own names for what the API calls otherwise. */
export const besideAbout: Record<string, { at: string }> = {
  "about.contract": { at: "contract" },
  "about.endsOn": { at: "endsOn" },
  "about.scale": { at: "scale" },
  "about.author": { at: "author" },
  "about.publishedOn": { at: "publishedOn" },
  "about.from": { at: "collectedFrom" },
  "about.method": { at: "method" },
  "about.permission": { at: "permission" },
};

/** The questions that only this kind of source is asked. */
export function OfItsKind<V extends AboutTyped>({ kind, form }: { kind: DatasetDescription["kind"]; form: FormState<V> }) {
  const { field } = form as unknown as FormState<AboutTyped>; // any form that has these fields
  switch (kind) {
    case "open":
      return <Select label="How its producer designates it" options={designations} {...field("designation")} />;
    case "commercial":
      return (
        <div className="under-choice">
          <TextField label="Contract" hint="Its number, or whom to ask for it." optional {...field("contract")} />
          <DateField label="The contract ends on" hint="Figures are not shared or published after it." optional {...field("endsOn")} />
        </div>
      );
    case "spatial":
      return <TextField label="Scale or resolution" hint="1:10,000, or 25 m." optional width="10" {...field("scale")} />;
    case "sectoral":
      return (
        <div className="under-choice">
          <TextField label="Author" optional {...field("author")} />
          <DateField label="Published on" optional {...field("publishedOn")} />
        </div>
      );
    case "scraped":
      return (
        <div className="under-choice">
          <TextField label="Collected from" hint="The site or the pages." optional {...field("collectedFrom")} />
          <TextArea label="How it was collected" optional rows={2} most={1000} {...field("method")} />
          <TextArea
            label="Why we may"
            hint="What the site's robots file and terms say, and on what ground it is kept."
            optional
            rows={2}
            most={1000}
            {...field("permission")}
          />
          <Checkbox label="It holds personal data" {...field("personalData")} />
        </div>
      );
  }
}
