/**
 * How districts took over from one another. `merged`: whole districts became one, so figures add up exactly.
 * `recoded`: the same area under another code. `boundary-changed`: a new code because land passed between
 * neighbours; the figures of the old area stand for the new one, but are not of it. `redrawn`: lines were drawn
 * afresh across districts, so no figure of the old can be given for the new.
 */
export type DistrictChange = "merged" | "recoded" | "boundary-changed" | "redrawn";

export type Reorganisation = {
  /** The first day of the new districts; the old ones ended the day before. */
  on: string;
  change: DistrictChange;
  /** Which took over from which: "E07000163-69 E06000065" is seven codes that became one. */
  became: readonly (readonly [old: string, taken: string])[];
  /** The Order or the review it came from. */
  source: string;
};

/**
 * The days are those of the Code History Database (Office for National Statistics, July 2024); those of 2025 came after it.
 * The Orders are named so that they can be found, and have not been read for this table.
 * Those that changed in one boundary change stand in one entry, since together they cover the same land as before.
 */
export const reorganisations: readonly Reorganisation[] = [
  {
    on: "2009-04-01",
    change: "merged",
    became: [
      ["E07000001 E07000003", "E06000056"],
      ["E07000013 E07000016 E07000018", "E06000050"],
      ["E07000014 E07000015 E07000017", "E06000049"],
      ["E07000019-24", "E06000052"],
      ["E07000054-60", "E06000047"],
      ["E07000157-62", "E06000048"],
      ["E07000182-86", "E06000051"],
      ["E07000230-33", "E06000054"],
    ],
    source: "The structural changes Orders of 2008 for Bedfordshire, Cheshire, Cornwall, Durham, Northumberland, Shropshire and Wiltshire",
  },
  {
    on: "2009-04-01",
    change: "recoded",
    became: [
      ["E07000002", "E06000055"],
      ["E07000025", "E06000053"],
    ],
    source: "The structural changes Orders of 2008 for Bedfordshire and Cornwall",
  },
  {
    on: "2009-06-01",
    change: "boundary-changed",
    became: [
      ["W06000007", "W06000023"],
      ["W06000017", "W06000024"],
    ],
    source: "Powys and Merthyr Tydfil: Code History Database",
  },
  {
    on: "2010-04-01",
    change: "boundary-changed",
    became: [
      ["S12000003", "S12000041"],
      ["S12000007", "S12000042"],
    ],
    source: "Angus and Dundee City: Code History Database",
  },
  {
    on: "2010-04-01",
    change: "boundary-changed",
    became: [
      ["S12000022", "S12000044"],
      ["S12000037", "S12000043"],
    ],
    source: "North Lanarkshire and Glasgow City: Code History Database",
  },
  {
    on: "2011-04-01",
    change: "boundary-changed",
    became: [
      ["S12000009", "S12000045"],
      ["S12000043", "S12000046"],
    ],
    source: "East Dunbartonshire and Glasgow City: Code History Database",
  },
  {
    on: "2012-04-01",
    change: "boundary-changed",
    became: [
      ["E07000100", "E07000240"],
      ["E07000104", "E07000241"],
    ],
    source: "St Albans and Welwyn Hatfield: Code History Database",
  },
  {
    on: "2013-04-01",
    change: "boundary-changed",
    became: [
      ["E07000097", "E07000242"],
      ["E07000101", "E07000243"],
    ],
    source: "East Hertfordshire and Stevenage: Code History Database",
  },
  {
    on: "2013-04-01",
    change: "boundary-changed",
    became: [
      ["E06000048", "E06000057"],
      ["E08000020", "E08000037"],
    ],
    source: "Northumberland and Gateshead: Code History Database",
  },
  {
    on: "2015-04-01",
    change: "redrawn",
    became: [
      ["95T 95U", "N09000001"],
      ["95N 95O 95Q", "N09000002"],
      ["95Z", "N09000003"],
      ["95B-E", "N09000004"],
      ["95A 95J", "N09000005"],
      ["95K 95L", "N09000006"],
      ["95S 95Y", "N09000007"],
      ["95F 95G 95V", "N09000008"],
      ["95H 95I 95M", "N09000009"],
      ["95P 95R", "N09000010"],
      ["95W 95X", "N09000011"],
    ],
    source: "The Local Government (Boundaries) Order (Northern Ireland) 2012: each with the district that took most of it",
  },
  {
    on: "2018-02-02",
    change: "boundary-changed",
    became: [
      ["S12000015", "S12000047"],
      ["S12000024", "S12000048"],
    ],
    source: "Fife and Perth and Kinross: Code History Database",
  },
  {
    on: "2019-04-01",
    change: "boundary-changed",
    became: [
      ["S12000046", "S12000049"],
      ["S12000044", "S12000050"],
    ],
    source: "Glasgow City and North Lanarkshire: Code History Database",
  },
  {
    on: "2019-04-01",
    change: "merged",
    became: [
      ["E06000028 E06000029 E07000048", "E06000058"],
      ["E07000049-53", "E06000059"],
    ],
    source: "The Bournemouth, Dorset and Poole (Structural Changes) Order 2018",
  },
  {
    on: "2019-04-01",
    change: "merged",
    became: [["E07000190 E07000191", "E07000246"]],
    source: "The Somerset West and Taunton (Local Government Changes) Order 2018",
  },
  {
    on: "2019-04-01",
    change: "merged",
    became: [
      ["E07000205 E07000206", "E07000244"],
      ["E07000201 E07000204", "E07000245"],
    ],
    source: "The East Suffolk and the West Suffolk (Local Government Changes) Orders 2018",
  },
  {
    on: "2020-04-01",
    change: "merged",
    became: [["E07000004-07", "E06000060"]],
    source: "The Buckinghamshire (Structural Changes) Order 2019",
  },
  {
    on: "2021-04-01",
    change: "merged",
    became: [
      ["E07000150 E07000152 E07000153 E07000156", "E06000061"],
      ["E07000151 E07000154 E07000155", "E06000062"],
    ],
    source: "The Northamptonshire (Structural Changes) Order 2020",
  },
  {
    on: "2023-04-01",
    change: "merged",
    became: [
      ["E07000026 E07000028 E07000029", "E06000063"],
      ["E07000027 E07000030 E07000031", "E06000064"],
    ],
    source: "The Cumbria (Structural Changes) Order 2022",
  },
  {
    on: "2023-04-01",
    change: "merged",
    became: [["E07000163-69", "E06000065"]],
    source: "The North Yorkshire (Structural Changes) Order 2022",
  },
  {
    on: "2023-04-01",
    change: "merged",
    became: [["E07000187-89 E07000246", "E06000066"]],
    source: "The Somerset (Structural Changes) Order 2022",
  },
  {
    on: "2025-04-01",
    change: "boundary-changed",
    became: [
      ["E08000016", "E08000038"],
      ["E08000019", "E08000039"],
    ],
    source: "The Barnsley and Sheffield (Boundary Change) Order 2024",
  },
];
