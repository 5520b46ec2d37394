import { getVersion, listCodes, listVersions } from "@concord/contract/evidence";
import { readBaseline } from "@concord/contract/vision";
import type { Column } from "@concord/domain/evidence";
import { isKnownSection, sicSections } from "@concord/domain/reference";
import type { BaselineAsk } from "@concord/domain/vision";
import { useEffect, useState } from "react";
import { useHere } from "../../app/session.ts";
import { useReadLater } from "../../app/use-read.ts";
import { Field, Figure, Loading, Notice, number, saying, Select, type FieldState } from "../../ui/index.ts";
import { between } from "./between.ts";
import { PickSeveral, type Choice } from "../../ui/pick-several.tsx";

type Props = FieldState<BaselineAsk | undefined> & {
  datasets: readonly { id: `dat_${string}`; name: string; publisher: string; latest?: number | undefined }[];
  unit: string;
};

/** Which figure of which version: the answer stands beside the question while it is put together. */
export function FromDataset({ datasets, unit, id, name, value, onChange, error }: Props) {
  const [pin, setPin] = useState(() => pinOf(value) ?? latestOf(datasets[0]!)); // the form shows this only where there is one
  const version = useReadLater(getVersion, { params: pin });
  const versions = useReadLater(listVersions, { params: { datasetId: pin.datasetId }, query: { limit: 100 } });
  const columns = version.data?.status === "accepted" ? version.data.columns : [];

  const [started] = useState(value);
  const isAsStarted = started?.datasetId === pin.datasetId;
  const choose = (next: Pin) => {
    setPin(next);
    onChange(undefined);
  };

  return (
    <Field label="Figure" id={id} name={name} error={error} hint="Add up places and industries as you need.">
      {() => (
        <div className="from-dataset">
          <div className="cols even">
            <Select
              label="Dataset"
              id={id}
              name="dataset"
              error={undefined}
              value={pin.datasetId as string}
              onChange={(chosen) => choose(latestOf(datasets.find((dataset) => dataset.id === chosen)!))} // one of the options
              options={datasets.map((dataset) => ({ value: dataset.id as string, label: `${dataset.name}, ${dataset.publisher}` }))}
            />
            <Select
              label="Version"
              id={`${id}-version`}
              name="version"
              error={undefined}
              value={String(pin.number)}
              onChange={(chosen) => choose({ ...pin, number: Number(chosen) })}
              options={(versions.data?.items.filter(({ status }) => status === "accepted") ?? [pin]).map((one) => ({
                value: String(one.number),
                label: "fileName" in one ? `${one.number}: ${one.fileName}` : String(one.number),
              }))}
            />
          </div>
          {version.error !== undefined && (
            <Notice health="over" title={saying(version.error).title}>
              {saying(version.error).detail}
            </Notice>
          )}
          {version.data === undefined && version.error === undefined && <Loading what="the version's columns" lines={3} />}
          {columns.length > 0 && (
            <Choosing
              key={`${pin.datasetId}#${pin.number}`}
              pin={pin}
              columns={columns}
              unit={unit}
              start={isAsStarted ? started : undefined}
              onChange={onChange}
            />
          )}
        </div>
      )}
    </Field>
  );
}

type Pin = Pick<BaselineAsk, "datasetId" | "number">;
const pinOf = (asked: BaselineAsk | undefined): Pin | undefined => asked && { datasetId: asked.datasetId, number: asked.number };
const latestOf = ({ id, latest }: Props["datasets"][number]): Pin => ({ datasetId: id, number: latest ?? 1 });

type ChoosingProps = {
  pin: Pin;
  columns: readonly Column[];
  unit: string;
  start: BaselineAsk | undefined;
  onChange: (asked: BaselineAsk | undefined) => void;
};

function Choosing({ pin, columns, unit, start, onChange }: ChoosingProps) {
  const { tenant } = useHere();
  const named = (meaning: Column["meaning"]) => columns.find((column) => column.meaning === meaning)?.name;
  const [placeColumn, periodColumn, industryColumn] = [named("place"), named("period"), named("industry")];
  const codesOf = (column: string | undefined) => ({ params: pin, query: { column: column ?? "", limit: 1000 } });
  const places = useReadLater(listCodes, codesOf(placeColumn), { when: placeColumn !== undefined });
  const periods = useReadLater(listCodes, codesOf(periodColumn), { when: periodColumn !== undefined });
  const industries = useReadLater(listCodes, codesOf(industryColumn), { when: industryColumn !== undefined });

  const own = new Set(tenant.districts.map(({ code }) => code));
  const ours = places.data?.codes.filter(({ code }) => own.has(code)).map(({ code }) => code) ?? [];
  const [chosen, setChosen] = useState<{ places?: readonly string[]; industries: readonly string[]; period?: string }>({
    industries: start?.industries ?? [],
    ...(start ? { places: start.places, period: start.period } : {}),
  });
  // Until somebody chooses otherwise: the authority's own districts, in the newest period.
  const period = chosen.period ?? periods.data?.codes.at(-1)?.code;
  const where = chosen.places ?? ours;
  const asked: BaselineAsk | undefined =
    period !== undefined && where.length > 0 ? { ...pin, places: [...where], industries: [...chosen.industries], period } : undefined;
  const key = JSON.stringify(asked ?? null);
  // Told apart by what it says, not by the object, which is another in each drawing.
  useEffect(() => onChange(asked), [key]);

  if (!placeColumn || !periodColumn || !industryColumn) {
    return (
      <Notice health="weak">This table has no columns recognised as place, period and industry, so no figure can be picked from it.</Notice>
    );
  }
  if (!places.data || !periods.data || !industries.data) return <Loading what="places, periods and industries" lines={3} />;
  return (
    <>
      <div className="cols even">
        <PickSeveral
          label="Places"
          none="Choose a place."
          options={places.data.codes.map(optionOf)}
          value={where}
          onChange={(next) => setChosen((before) => ({ ...before, places: next }))}
        />
        <PickSeveral
          label="Industries"
          none="Every industry of the table."
          options={withSections(industries.data.codes.map(optionOf))}
          value={chosen.industries}
          onChange={(next) => setChosen((before) => ({ ...before, industries: next }))}
        />
      </div>
      <Select
        label="Period"
        id={`period-${pin.datasetId}`}
        name="of-period"
        error={undefined}
        value={period ?? ""}
        onChange={(next) => setChosen((before) => ({ ...before, period: next }))}
        options={periods.data.codes.map(({ code }) => ({ value: code, label: code }))}
      />
      {asked && <LiveFigure asked={asked} unit={unit} />}
    </>
  );
}

const optionOf = ({ code, label }: { code: string; label?: string | undefined }): Choice => ({
  code,
  name: label?.replace(new RegExp(`^${code} : `), "") ?? code,
});

/** A table of finer codes can be asked for whole sections: they are added up. */
function withSections(options: readonly Choice[]): readonly Choice[] {
  if (options.some(({ code }) => isKnownSection(code)) || !options.some(({ code }) => /^\d{2,5}$/.test(code))) return options;
  return [...sicSections.map(({ code, name }) => ({ code, name: `${name} (the whole section)` })), ...options];
}

function LiveFigure({ asked, unit }: { asked: BaselineAsk; unit: string }) {
  const figure = useReadLater(readBaseline, { query: asked }, { keepLast: true });
  if (figure.error !== undefined) {
    return (
      <Notice health="weak" title="No figure" live>
        {saying(figure.error).detail}
      </Notice>
    );
  }
  if (!figure.data) return <Loading what="the figure" lines={1} />;
  const { value, low, high, cells, datasetName, pin, period } = figure.data;
  return (
    <div className="live-figure" role="status" aria-busy={figure.waiting}>
      <Figure
        big
        value={number(value)}
        {...(unit ? { unit } : {})}
        interval={low === high ? undefined : `${between(low, high)}, given how it is rounded`}
        source={`${datasetName}, version ${pin.number}, ${period}; ${number(cells)} ${cells === 1 ? "cell" : "cells"} added up`}
      />
    </div>
  );
}
