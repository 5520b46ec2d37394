import type { FakeNomisData } from "./fake-nomis-data.ts";

/** The documents of its catalogue, in the shape that Nomis gives them: SDMX 2.0 as JSON. */

const frame = (id: string) => ({
  header: {
    id,
    prepared: "2026-11-24T10:30:00Z",
    sender: {
      contact: { email: "support@nomisweb.example", name: "Nomis", telephone: "+44(0) 191 0000000", uri: "https://www.nomisweb.co.uk" },
      id: "NOMIS",
    },
    test: "false",
  },
});

const namespaces = {
  xmlns: "http://www.SDMX.org/resources/SDMXML/schemas/v2_0/message",
  common: "http://www.SDMX.org/resources/SDMXML/schemas/v2_0/common",
  structure: "http://www.SDMX.org/resources/SDMXML/schemas/v2_0/structure",
  xsi: "http://www.w3.org/2001/XMLSchema-instance",
  schemalocation: "http://sdmx.org/docs/2_0/SDMXMessage.xsd",
};

const number = (id: string) => id.replace(/^NM_/, "");

/** `dataset/def.sdmx.json`, `dataset/NM_189_1/def.sdmx.json`. With nothing found, `keyfamilies` is null. */
export function fakeDefinitions(id: string, found: readonly FakeNomisData[]): unknown {
  const keyfamily = found.map((data) => ({
    agencyid: "NOMIS",
    annotations: {
      annotation: [
        { annotationtext: "Current (being actively updated)", annotationtitle: "Status" },
        { annotationtext: "Employees,Employment,Industry,SIC", annotationtitle: "Keywords" },
        { annotationtext: "Jobs", annotationtitle: "Units" },
        { annotationtext: "bres", annotationtitle: "contenttype/sources" },
        { annotationtext: "newbres6pub", annotationtitle: "Mnemonic" },
        { annotationtext: "2010-12-09 09:30:00", annotationtitle: "FirstReleased" },
        { annotationtext: data.lastUpdated, annotationtitle: "LastUpdated" },
        { annotationtext: 0, annotationtitle: "MetadataCount" },
      ],
    },
    id: data.id,
    components: {
      attribute: [
        { assignmentstatus: "Mandatory", attachmentlevel: "Observation", codelist: "CL_OBS_STATUS", conceptref: "OBS_STATUS" },
        { assignmentstatus: "Mandatory", attachmentlevel: "Series", conceptref: "TITLE_COMPL" },
      ],
      dimension: [
        ...["GEOGRAPHY", ...data.dimensions.map(({ concept }) => concept)].map((concept) => ({
          codelist: `CL_${number(data.id)}_${concept}`,
          conceptref: concept,
        })),
        { codelist: `CL_${number(data.id)}_FREQ`, conceptref: "FREQ", isfrequencydimension: "true" },
      ],
      primarymeasure: { conceptref: "OBS_VALUE" },
      timedimension: { codelist: `CL_${number(data.id)}_TIME`, conceptref: "TIME" },
    },
    description: { value: "Jobs by industry and place, from the annual survey of businesses.", lang: "en" },
    name: { value: data.name, lang: "en" },
    uri: `Nm-${number(data.id).replace("_", "d")}`,
    version: 1.0,
  }));
  return { structure: { ...frame(id), keyfamilies: keyfamily.length === 0 ? null : { keyfamily }, ...namespaces } };
}

/** `dataset/NM_189_1/industry.def.sdmx.json`. A list of one is the one itself. */
export function fakeCodes(data: FakeNomisData, dimension: string, type: string | undefined): unknown {
  const codes = codesOf(data, dimension, type);
  const list = {
    agencyid: "NOMIS",
    code: codes.length === 1 ? codes[0] : codes,
    id: `CL_${number(data.id)}_${dimension.toUpperCase()}`,
    name: { value: dimension, lang: "en" },
    uri: "Cl",
    version: 1.0,
  };
  return { structure: { ...frame(data.id), codelists: codes.length === 0 ? null : { codelist: [list] }, ...namespaces } };
}

function codesOf(data: FakeNomisData, dimension: string, type: string | undefined): object[] {
  const worded = (value: string | number) => ({ value, lang: "en" });
  if (dimension === "time") return data.years.map((year) => ({ description: worded(year), value: year }));
  if (dimension === "geography") {
    if (type === "TYPE") return data.types.map(({ code, name }) => ({ description: worded(name), value: code }));
    const found = data.types.find(({ code }) => code === type);
    return (found?.areas ?? []).map(({ value, name, gss }) => ({
      annotations: {
        annotation: [
          { annotationtext: found!.name, annotationtitle: "TypeName" },
          { annotationtext: Number(found!.code.slice(4)), annotationtitle: "TypeCode" },
          { annotationtext: gss, annotationtitle: "GeogCode" },
        ],
      },
      parentcode: 2092957699,
      description: worded(name),
      value,
    }));
  }
  const codes = data.dimensions.find(({ concept }) => concept.toLowerCase() === dimension)?.codes ?? [];
  return codes.map(({ value, name }) => ({ description: worded(name), value }));
}
