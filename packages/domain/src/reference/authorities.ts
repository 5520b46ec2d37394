/**
 * Combined authorities in England with the districts whose figures are theirs,
 * written from the Orders that made them and the register of geographic codes
 * (Office for National Statistics), as things stood in May 2025. Membership is
 * another matter: a combined county authority's members are the counties.
 */
export type District = { code: string; name: string };
export type CombinedAuthority = {
  code: string;
  name: string;
  /** The area, as statistics name it. */
  area: string;
  mayor: boolean;
  /** The day it came into being (of an authority made anew, under this code). */
  from: string;
  /** The last day, of one that has ended. */
  to?: string | undefined;
  /** The codes of those that took its place. */
  succeededBy?: readonly string[] | undefined;
  districts: readonly District[];
};

export const combinedAuthorities: readonly CombinedAuthority[] = [
  {
    code: "E47000001",
    name: "Greater Manchester Combined Authority",
    area: "Greater Manchester",
    mayor: true,
    from: "2011-04-01",
    districts: [
      { code: "E08000001", name: "Bolton" },
      { code: "E08000002", name: "Bury" },
      { code: "E08000003", name: "Manchester" },
      { code: "E08000004", name: "Oldham" },
      { code: "E08000005", name: "Rochdale" },
      { code: "E08000006", name: "Salford" },
      { code: "E08000007", name: "Stockport" },
      { code: "E08000008", name: "Tameside" },
      { code: "E08000009", name: "Trafford" },
      { code: "E08000010", name: "Wigan" },
    ],
  },
  {
    code: "E47000002",
    name: "South Yorkshire Mayoral Combined Authority",
    area: "South Yorkshire",
    mayor: true,
    from: "2014-04-01",
    districts: [
      { code: "E08000017", name: "Doncaster" },
      { code: "E08000018", name: "Rotherham" },
      { code: "E08000038", name: "Barnsley" },
      { code: "E08000039", name: "Sheffield" },
    ],
  },
  {
    code: "E47000003",
    name: "West Yorkshire Combined Authority",
    area: "West Yorkshire",
    mayor: true,
    from: "2014-04-01",
    districts: [
      { code: "E08000032", name: "Bradford" },
      { code: "E08000033", name: "Calderdale" },
      { code: "E08000034", name: "Kirklees" },
      { code: "E08000035", name: "Leeds" },
      { code: "E08000036", name: "Wakefield" },
    ],
  },
  {
    code: "E47000004",
    name: "Liverpool City Region Combined Authority",
    area: "Liverpool City Region",
    mayor: true,
    from: "2014-04-01",
    districts: [
      { code: "E06000006", name: "Halton" },
      { code: "E08000011", name: "Knowsley" },
      { code: "E08000012", name: "Liverpool" },
      { code: "E08000013", name: "St. Helens" },
      { code: "E08000014", name: "Sefton" },
      { code: "E08000015", name: "Wirral" },
    ],
  },
  {
    code: "E47000006",
    name: "Tees Valley Combined Authority",
    area: "Tees Valley",
    mayor: true,
    from: "2016-04-01",
    districts: [
      { code: "E06000001", name: "Hartlepool" },
      { code: "E06000002", name: "Middlesbrough" },
      { code: "E06000003", name: "Redcar and Cleveland" },
      { code: "E06000004", name: "Stockton-on-Tees" },
      { code: "E06000005", name: "Darlington" },
    ],
  },
  {
    code: "E47000007",
    name: "West Midlands Combined Authority",
    area: "West Midlands",
    mayor: true,
    from: "2016-06-17",
    districts: [
      { code: "E08000025", name: "Birmingham" },
      { code: "E08000026", name: "Coventry" },
      { code: "E08000027", name: "Dudley" },
      { code: "E08000028", name: "Sandwell" },
      { code: "E08000029", name: "Solihull" },
      { code: "E08000030", name: "Walsall" },
      { code: "E08000031", name: "Wolverhampton" },
    ],
  },
  {
    code: "E47000008",
    name: "Cambridgeshire and Peterborough Combined Authority",
    area: "Cambridgeshire and Peterborough",
    mayor: true,
    from: "2017-03-03",
    districts: [
      { code: "E06000031", name: "Peterborough" },
      { code: "E07000008", name: "Cambridge" },
      { code: "E07000009", name: "East Cambridgeshire" },
      { code: "E07000010", name: "Fenland" },
      { code: "E07000011", name: "Huntingdonshire" },
      { code: "E07000012", name: "South Cambridgeshire" },
    ],
  },
  {
    code: "E47000009",
    name: "West of England Combined Authority",
    area: "West of England",
    mayor: true,
    from: "2017-02-09",
    districts: [
      { code: "E06000022", name: "Bath and North East Somerset" },
      { code: "E06000023", name: "Bristol, City of" },
      { code: "E06000025", name: "South Gloucestershire" },
    ],
  },
  {
    code: "E47000012",
    name: "York and North Yorkshire Combined Authority",
    area: "York and North Yorkshire",
    mayor: true,
    from: "2024-02-01",
    districts: [
      { code: "E06000014", name: "York" },
      { code: "E06000065", name: "North Yorkshire" },
    ],
  },
  {
    code: "E47000013",
    name: "East Midlands Combined County Authority",
    area: "East Midlands",
    mayor: true,
    from: "2024-02-28",
    districts: [
      { code: "E06000015", name: "Derby" },
      { code: "E06000018", name: "Nottingham" },
      { code: "E07000032", name: "Amber Valley" },
      { code: "E07000033", name: "Bolsover" },
      { code: "E07000034", name: "Chesterfield" },
      { code: "E07000035", name: "Derbyshire Dales" },
      { code: "E07000036", name: "Erewash" },
      { code: "E07000037", name: "High Peak" },
      { code: "E07000038", name: "North East Derbyshire" },
      { code: "E07000039", name: "South Derbyshire" },
      { code: "E07000170", name: "Ashfield" },
      { code: "E07000171", name: "Bassetlaw" },
      { code: "E07000172", name: "Broxtowe" },
      { code: "E07000173", name: "Gedling" },
      { code: "E07000174", name: "Mansfield" },
      { code: "E07000175", name: "Newark and Sherwood" },
      { code: "E07000176", name: "Rushcliffe" },
    ],
  },
  {
    code: "E47000014",
    name: "North East Combined Authority",
    area: "North East",
    mayor: true,
    from: "2024-05-07",
    districts: [
      { code: "E06000047", name: "County Durham" },
      { code: "E06000057", name: "Northumberland" },
      { code: "E08000021", name: "Newcastle upon Tyne" },
      { code: "E08000022", name: "North Tyneside" },
      { code: "E08000023", name: "South Tyneside" },
      { code: "E08000024", name: "Sunderland" },
      { code: "E08000037", name: "Gateshead" },
    ],
  },
  {
    code: "E47000015",
    name: "Devon and Torbay Combined County Authority",
    area: "Devon and Torbay",
    mayor: false,
    from: "2025-02-05",
    districts: [
      { code: "E06000027", name: "Torbay" },
      { code: "E07000040", name: "East Devon" },
      { code: "E07000041", name: "Exeter" },
      { code: "E07000042", name: "Mid Devon" },
      { code: "E07000043", name: "North Devon" },
      { code: "E07000044", name: "South Hams" },
      { code: "E07000045", name: "Teignbridge" },
      { code: "E07000046", name: "Torridge" },
      { code: "E07000047", name: "West Devon" },
    ],
  },
  {
    code: "E47000016",
    name: "Hull and East Yorkshire Combined Authority",
    area: "Hull and East Yorkshire",
    mayor: true,
    from: "2025-02-05",
    districts: [
      { code: "E06000010", name: "Kingston upon Hull, City of" },
      { code: "E06000011", name: "East Riding of Yorkshire" },
    ],
  },
  {
    code: "E47000017",
    name: "Greater Lincolnshire Combined County Authority",
    area: "Greater Lincolnshire",
    mayor: true,
    from: "2025-02-05",
    districts: [
      { code: "E06000012", name: "North East Lincolnshire" },
      { code: "E06000013", name: "North Lincolnshire" },
      { code: "E07000136", name: "Boston" },
      { code: "E07000137", name: "East Lindsey" },
      { code: "E07000138", name: "Lincoln" },
      { code: "E07000139", name: "North Kesteven" },
      { code: "E07000140", name: "South Holland" },
      { code: "E07000141", name: "South Kesteven" },
      { code: "E07000142", name: "West Lindsey" },
    ],
  },
  {
    code: "E47000018",
    name: "Lancashire Combined County Authority",
    area: "Lancashire",
    mayor: false,
    from: "2025-02-05",
    districts: [
      { code: "E06000008", name: "Blackburn with Darwen" },
      { code: "E06000009", name: "Blackpool" },
      { code: "E07000117", name: "Burnley" },
      { code: "E07000118", name: "Chorley" },
      { code: "E07000119", name: "Fylde" },
      { code: "E07000120", name: "Hyndburn" },
      { code: "E07000121", name: "Lancaster" },
      { code: "E07000122", name: "Pendle" },
      { code: "E07000123", name: "Preston" },
      { code: "E07000124", name: "Ribble Valley" },
      { code: "E07000125", name: "Rossendale" },
      { code: "E07000126", name: "South Ribble" },
      { code: "E07000127", name: "West Lancashire" },
      { code: "E07000128", name: "Wyre" },
    ],
  },
];

/** The North East has been three authorities under three codes. Figures under an old code are of that area, not of the present one. */
export const formerAuthorities: readonly CombinedAuthority[] = [
  {
    code: "E47000005",
    name: "North East Combined Authority (2014 to 2018)",
    area: "North East",
    mayor: false,
    from: "2014-04-15",
    to: "2018-11-01",
    succeededBy: ["E47000010", "E47000011"],
    districts: [
      { code: "E06000047", name: "County Durham" },
      { code: "E06000057", name: "Northumberland" },
      { code: "E08000021", name: "Newcastle upon Tyne" },
      { code: "E08000022", name: "North Tyneside" },
      { code: "E08000023", name: "South Tyneside" },
      { code: "E08000024", name: "Sunderland" },
      { code: "E08000037", name: "Gateshead" },
    ],
  },
  {
    code: "E47000010",
    name: "North East Combined Authority (2018 to 2024)",
    area: "North East",
    mayor: false,
    from: "2018-11-02",
    to: "2024-05-06",
    succeededBy: ["E47000014"],
    districts: [
      { code: "E06000047", name: "County Durham" },
      { code: "E08000023", name: "South Tyneside" },
      { code: "E08000024", name: "Sunderland" },
      { code: "E08000037", name: "Gateshead" },
    ],
  },
  {
    code: "E47000011",
    name: "North of Tyne Combined Authority",
    area: "North of Tyne",
    mayor: true,
    from: "2018-11-02",
    to: "2024-05-06",
    succeededBy: ["E47000014"],
    districts: [
      { code: "E06000057", name: "Northumberland" },
      { code: "E08000021", name: "Newcastle upon Tyne" },
      { code: "E08000022", name: "North Tyneside" },
    ],
  },
];

export const authorityOf = (code: string): CombinedAuthority | undefined =>
  [...combinedAuthorities, ...formerAuthorities].find((authority) => authority.code === code);

/** The authorities there were on a day. */
export const authoritiesOn = (day: string): readonly CombinedAuthority[] =>
  [...combinedAuthorities, ...formerAuthorities].filter(({ from, to }) => from <= day && (to === undefined || day <= to));
