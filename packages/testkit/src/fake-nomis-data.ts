/** A dataset of Nomis, as a test needs one: dull, valid, and of any size. */
export type FakeNomisData = {
  id: string;
  name: string;
  lastUpdated: string;
  types: { code: string; name: string; areas: { value: number; name: string; gss: string }[] }[];
  /** Beside geography and time. */
  dimensions: { concept: string; codes: { value: number; name: string; code: string }[] }[];
  years: number[];
};

const sections: readonly [code: string, name: string][] = [
  ["A", "Agriculture, forestry and fishing"],
  ["C", "Manufacturing"],
  ["G", "Wholesale and retail trade; repair of motor vehicles and motorcycles"],
  ["J", "Information and communication"],
  ["Q", "Human health and social work activities"],
];

/** Jobs by district, section and year, shaped as the Business Register and Employment Survey is there. */
export function fakeNomisData({ areas = 4, industries = sections.length, years = 2 } = {}): FakeNomisData {
  return {
    id: "NM_189_1",
    name: "Business Register and Employment Survey : open access",
    lastUpdated: "2026-10-13 09:30:00",
    types: [
      {
        code: "TYPE480",
        name: "regions",
        areas: [
          { value: 2013265923, name: "Yorkshire and The Humber", gss: "E12000003" },
          { value: 2013265922, name: "North West", gss: "E12000002" },
        ],
      },
      {
        code: "TYPE424",
        name: "local authorities: district / unitary (as of April 2023)",
        areas: Array.from({ length: areas }, (_, at) => ({
          value: 1778384897 + at,
          name: at === 2 ? "Bristol, City of" : `District ${at + 1}`,
          gss: `E08${String(at + 1).padStart(6, "0")}`,
        })),
      },
    ],
    dimensions: [
      {
        concept: "INDUSTRY",
        codes: Array.from({ length: industries }, (_, at) => {
          const [code, name] = sections[at] ?? [`Z${at}`, `Industry ${at + 1}`];
          return { value: 150994945 + at, name: `${code} : ${name}`, code };
        }),
      },
      { concept: "EMPLOYMENT_STATUS", codes: [{ value: 4, name: "Employment", code: "4" }] },
      { concept: "MEASURE", codes: [{ value: 1, name: "Count", code: "1" }] },
      { concept: "MEASURES", codes: [{ value: 20100, name: "value", code: "20100" }] },
    ],
    years: Array.from({ length: years }, (_, at) => 2024 - years + at + 1),
  };
}

type Coded = { value: number | string; name: string; code: string; type?: string };

/** The rows of a query, each a record of every column that Nomis has for it. Undefined where it is incomplete. */
export function fakeNomisRows(
  data: FakeNomisData,
  asked: ReadonlyMap<string, string>,
  ignored: readonly string[] = [],
): Record<string, string>[] | undefined {
  const geography = asked.get("geography");
  if (geography === undefined) return undefined;
  const everyArea: Coded[] = data.types.flatMap(({ areas, name }) =>
    areas.map(({ value, name: area, gss }) => ({ value, name: area, code: gss, type: name })),
  );
  const areas = codesIn(geography).flatMap((code) => {
    const type = data.types.find((one) => one.code === code);
    if (type) return everyArea.filter((area) => type.areas.some(({ value }) => value === area.value));
    return everyArea.filter((area) => String(area.value) === code || area.code === code);
  });
  const dates: Coded[] = yearsIn(data.years, asked.get("date") ?? "latest").map((year) => ({
    value: year,
    name: String(year),
    code: String(year),
  }));
  const axes: [concept: string, codes: Coded[]][] = [
    ["DATE", dates],
    ["GEOGRAPHY", areas],
    ...data.dimensions.map(({ concept, codes }): [string, Coded[]] => {
      const wanted = ignored.includes(concept) ? undefined : asked.get(concept.toLowerCase());
      return [
        concept,
        wanted === undefined
          ? codes
          : codes.filter(({ value, code }) => codesIn(wanted).some((one) => one === String(value) || one === code)),
      ];
    }),
  ];

  let rows: Record<string, string>[] = [{}];
  for (const [concept, codes] of axes) {
    rows = rows.flatMap((row) =>
      codes.map(({ value, name, code, type }) => ({
        ...row,
        [concept]: String(value),
        [`${concept}_NAME`]: name,
        [`${concept}_CODE`]: code,
        [`${concept}_TYPE`]: type ?? concept.toLowerCase(),
      })),
    );
  }
  return rows.map((row, at) => ({
    ...row,
    OBS_VALUE: String((at % 997) * 5),
    OBS_STATUS: "A",
    OBS_STATUS_NAME: "Normal Value",
    RECORD_OFFSET: String(at),
    RECORD_COUNT: String(rows.length),
  }));
}

/** `1,2`, and `1...4` for all from one to the other. */
const codesIn = (text: string): string[] =>
  text.split(",").flatMap((part) => {
    const [from, to] = part.split("...");
    if (to === undefined) return [part];
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => String(Number(from) + at));
  });

const yearsIn = (years: readonly number[], text: string): number[] =>
  text.split(",").flatMap((part) => {
    const back = /^latest(?:MINUS(\d+))?$/i.exec(part);
    const year = back ? years.at(-1 - Number(back[1] ?? 0)) : years.find((one) => String(one) === part);
    return year === undefined ? [] : [year];
  });
