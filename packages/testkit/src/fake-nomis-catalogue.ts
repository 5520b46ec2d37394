import { notFound } from "@concord/kernel";
import { nomisParameters, type NomisCatalogue } from "@concord/domain/connectors";
import { fakeNomisData, fakeNomisRows } from "./fake-nomis-data.ts";

/** The catalogue of Nomis in memory, with one dataset in it. */
export function fakeNomisCatalogue(data = fakeNomisData()): NomisCatalogue {
  const summary = {
    id: data.id,
    name: data.name,
    units: "Jobs",
    status: "Current (being actively updated)",
    lastUpdated: data.lastUpdated,
  };
  const mine = (dataset: string) => {
    if (dataset !== data.id) throw notFound("Dataset of Nomis");
  };
  return {
    search: async (words) => (data.name.toLowerCase().includes(words.toLowerCase()) ? [summary] : []),
    async describe(dataset) {
      mine(dataset);
      const names = ["geography", ...data.dimensions.map(({ concept }) => concept.toLowerCase())];
      return {
        ...summary,
        dimensions: names.map((name) => ({ name, title: name[0]!.toUpperCase() + name.slice(1).replaceAll("_", " ") })),
      };
    },
    async codes(dataset, dimension, type) {
      mine(dataset);
      if (dimension === "time") return data.years.map((year) => ({ code: String(year), name: String(year) }));
      if (dimension === "geography" && type === undefined) return data.types.map(({ code, name }) => ({ code, name }));
      const areas = data.types.find(({ code }) => code === type)?.areas;
      if (dimension === "geography") return (areas ?? []).map(({ value, name }) => ({ code: String(value), name }));
      const codes = data.dimensions.find(({ concept }) => concept.toLowerCase() === dimension)?.codes;
      if (!codes) throw notFound("Dimension");
      return codes.map(({ value, name }) => ({ code: String(value), name }));
    },
    async count(query) {
      return fakeNomisRows(data, new Map(nomisParameters(query)))?.length ?? 0;
    },
  };
}
