import { useId } from "react";
import { Select } from "../../ui/index.ts";
import type { CatalogueSearch } from "./catalogue-search.ts";
import { catalogueSorts, freshnessStates, kinds, sensitivities } from "./kinds.ts";

type Props = { search: CatalogueSearch; onChange: (search: CatalogueSearch) => void };

const permits = [
  { value: "share", label: "Sharing with partners" },
  { value: "publish", label: "Publishing" },
  { value: "api", label: "Use through the API" },
] as const;

/** Search, filters and order of the catalogue: each stands in the address. */
export function CatalogueFilters({ search, onChange }: Props) {
  const id = useId();
  const change = (part: { [K in keyof CatalogueSearch]?: CatalogueSearch[K] | undefined }) =>
    onChange(Object.fromEntries(Object.entries({ ...search, ...part }).filter(([, value]) => value !== undefined && value !== "")));
  const select = <V extends string>(
    label: string,
    name: keyof CatalogueSearch,
    any: string,
    options: readonly { value: V; label: string }[],
  ) => (
    <Select
      label={label}
      id={`${id}-${name}`}
      name={name}
      error={undefined}
      value={search[name] ?? ""}
      options={[{ value: "", label: any }, ...options.map(({ value, label: said }) => ({ value: value as string, label: said }))]}
      onChange={(value) => change({ [name]: value === "" ? undefined : value })}
    />
  );
  return (
    <search className="catalogue-filters not-printed">
      <div className="find">
        <label htmlFor={`${id}-find`}>Find</label>
        <input
          id={`${id}-find`}
          type="search"
          autoComplete="off"
          placeholder="Name, publisher, column, place…"
          defaultValue={search.find}
          onChange={(event) => change({ find: event.target.value.trim() })}
        />
      </div>
      {select("Kind", "kind", "All kinds", kinds)}
      {!search.shelf && select("Freshness", "fresh", "Any", freshnessStates)}
      {!search.shelf && select("Who may see it", "who", "Any", sensitivities)}
      {select("Licence permits", "permits", "Anything", permits)}
      {select("Order", "sort", "Name", catalogueSorts.slice(1))}
    </search>
  );
}
