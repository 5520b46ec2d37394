import { useId, useState } from "react";
import { correctVersion } from "@concord/contract/evidence";
import { Recipe, type ColumnCorrection, type DatasetVersion } from "@concord/domain/evidence";
import { useWrite } from "../../app/use-write.ts";
import { Button, ErrorSummary, FormPlace, Select, TextField, type FieldState } from "../../ui/index.ts";
import { ColumnCorrections } from "./column-corrections.tsx";
import { delimiters, encodings } from "./reading-words.ts";

type Waiting = Extract<DatasetVersion, { status: "proposed" | "rejected" }>;
type Typed = Record<
  "encoding" | "delimiter" | "quote" | "preambleLines" | "headerLines" | "footnoteLines" | "member" | "sheet" | "range",
  string
>;

/** How a file is to be read, where it was read otherwise: what is left as it is, is found out again. */
export function CorrectionForm({ version, onSent, onLeave }: { version: Waiting; onSent: () => void; onLeave: () => void }) {
  const id = useId();
  const { reading } = version;
  const before = version.correction?.recipe ?? reading?.recipe ?? {};
  const [typed, setTyped] = useState<Typed>(typedOf(before));
  const [columns, setColumns] = useState<ColumnCorrection[]>(before.columns ?? []);
  const correct = useWrite(correctVersion, { onDone: onSent });
  const known = version.columns ?? [];
  const toChoose = version.status === "rejected" ? version.choices : undefined;
  const kind = kindOf(version);
  const isText = kind === "text" || kind === "zip";
  const members = kind === "zip" || kind === "map" ? (reading?.choices ?? toChoose) : undefined;
  const sheets = kind === "workbook" ? (reading?.choices ?? toChoose) : undefined;
  const field = (name: keyof Typed) => ({
    id: `${id}-${name}`,
    name,
    error: undefined,
    value: typed[name],
    onChange: (value: string) => setTyped({ ...typed, [name]: value }),
  });
  const [wrong, setWrong] = useState<string>();

  const send = () => {
    const recipe = Recipe.safeParse(recipeOf(typed, columns));
    if (!recipe.success) {
      setWrong("One of these is no number of lines, or no range such as A5:K200. Look at it again.");
      return;
    }
    setWrong(undefined);
    void correct.send({
      params: { datasetId: version.datasetId, number: version.number },
      body: recipe.data,
      ifMatch: version.version,
    });
  };

  return (
    <FormPlace>
      <form
        className="stack-wide gap-top"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <ErrorSummary failure={correct.failure} onReadAgain={correct.readAgain} />
        {wrong && (
          <p role="alert" className="error">
            {wrong}
          </p>
        )}
        <div className="shape">
          {(members || kind === "zip" || typed.member !== "") && (
            <Part
              label={kind === "map" ? "Layer of the map" : "File in the archive"}
              field={field("member")}
              found={reading?.member}
              choices={members}
            />
          )}
          {kind === "workbook" && <Part label="Sheet" field={field("sheet")} found={reading?.sheet} choices={sheets} />}
          {isText && (
            <>
              <Select label="Encoding" {...field("encoding")} options={[asFound(reading?.encoding), ...encodings]} />
              <Select
                label="Columns are parted by"
                {...field("delimiter")}
                options={[asFound(delimiters.find(({ value }) => value === reading?.delimiter)?.label.toLowerCase()), ...delimiters]}
              />
              <Select
                label="Cells are quoted with"
                {...field("quote")}
                options={[
                  asFound(undefined),
                  { value: '"', label: "Double quotes" },
                  { value: "'", label: "Single quotes" },
                  { value: "none", label: "Nothing" },
                ]}
              />
            </>
          )}
          {kind === "workbook" && (
            <TextField
              label="Part of the sheet"
              hint={`As in Excel: ${reading?.range ?? "A5:K200"}`}
              optional
              width="10"
              {...field("range")}
            />
          )}
          {(isText || kind === "workbook") && (
            <>
              <LinesField label="Lines above the header" hint={reading && `Found: ${reading.preambleLines}`} {...field("preambleLines")} />
              <LinesField
                label="Lines of the header"
                hint={reading ? `Found: ${reading.headerLines}. 0 where there is none.` : "0 where there is none."}
                {...field("headerLines")}
              />
              <LinesField
                label="Lines under the table"
                hint={reading && `Found: ${reading.footnoteLines ?? 0}`}
                {...field("footnoteLines")}
              />
            </>
          )}
        </div>
        {known.length > 0 && <ColumnCorrections columns={known} corrections={columns} onChange={setColumns} />}
        <p className="hint">What you correct is remembered with the dataset and used for its next files as well.</p>
        <div className="row">
          <Button type="submit" busy={correct.sending}>
            Check it again so
          </Button>
          <Button look="quiet" onClick={onLeave}>
            Leave it
          </Button>
        </div>
      </form>
    </FormPlace>
  );
}

/** What sort of file it is: as it was read, or where it could not be, as it is called. */
function kindOf({ reading, fileName }: Waiting): "text" | "zip" | "workbook" | "map" | "other" {
  switch (reading?.container) {
    case "geojson":
    case "topojson":
      return "map";
    case "parquet":
      return "other";
    case undefined:
      if (/\.zip$/i.test(fileName)) return "zip";
      return /\.(xlsx|xlsm|ods)$/i.test(fileName) ? "workbook" : "text";
    default:
      return reading?.container ?? "text";
  }
}

type FieldProps = FieldState<string> & { hint?: string | undefined };

/** One of the files, sheets or layers that there are; by its name, where nobody knows which there are. */
function Part({
  label,
  field,
  found,
  choices,
}: {
  label: string;
  field: FieldProps;
  found: string | undefined;
  choices: readonly string[] | undefined;
}) {
  if (!choices) return <TextField label={label} optional width="20" {...field} />;
  const none = found === undefined ? { value: "", label: "Choose one" } : asFound(found);
  return <Select label={label} {...field} options={[none, ...choices.map((value) => ({ value, label: value }))]} />;
}

const LinesField = ({ label, ...field }: FieldProps & { label: string }) => (
  <TextField label={label} optional width="4" inputMode="numeric" {...field} />
);

const asFound = (found: string | undefined) => ({ value: "", label: found ? `As found: ${found}` : "As found" });

const typedOf = (recipe: Recipe): Typed => ({
  encoding: recipe.encoding ?? "",
  delimiter: recipe.delimiter ?? "",
  quote: recipe.quote === undefined ? "" : recipe.quote === "" ? "none" : recipe.quote,
  preambleLines: recipe.preambleLines?.toString() ?? "",
  headerLines: recipe.headerLines?.toString() ?? "",
  footnoteLines: recipe.footnoteLines?.toString() ?? "",
  member: recipe.member ?? "",
  sheet: recipe.sheet ?? "",
  range: recipe.range ?? "",
});

function recipeOf(typed: Typed, columns: readonly ColumnCorrection[]): unknown {
  const said = (name: string, value: string) => (value.trim() === "" ? {} : { [name]: value.trim() });
  const lines = (name: "preambleLines" | "headerLines" | "footnoteLines") =>
    typed[name].trim() === "" ? {} : { [name]: Number(typed[name]) };
  return {
    ...said("encoding", typed.encoding),
    ...(typed.delimiter === "" ? {} : { delimiter: typed.delimiter }),
    ...(typed.quote === "" ? {} : { quote: typed.quote === "none" ? "" : typed.quote }),
    ...lines("preambleLines"),
    ...lines("headerLines"),
    ...lines("footnoteLines"),
    ...said("member", typed.member),
    ...said("sheet", typed.sheet),
    ...said("range", typed.range.toUpperCase()),
    ...(columns.length > 0 ? { columns } : {}),
  };
}
