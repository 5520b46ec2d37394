import type { SectorCode } from "./sector-definition.ts";

/** A definition that somebody published, to begin an authority's own from. */
export type PublishedDefinition = {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly source: string;
  readonly codes: readonly SectorCode[];
};

const whole = (codes: string): SectorCode[] => codes.split(/\s+/).map((code) => ({ code, share: 1 }));

const dcms = (sector: string) =>
  `Department for Digital, Culture, Media and Sport, DCMS Sectors Economic Estimates: Methodology, ${sector}, as its list of SIC codes stood in January 2019`;

/**
 * Definitions made of whole SIC 2007 codes, as the department that made them lists them. Its tourism and civil society
 * are not among them: they are measured by satellite accounts and shares that no list of codes holds.
 */
export const publishedDefinitions: readonly PublishedDefinition[] = [
  {
    key: "dcms-creative-industries",
    name: "Creative industries (DCMS)",
    description:
      "Industries in which creative occupations are a large part of the workforce: advertising, architecture, crafts, design, film and broadcasting, software, publishing, museums and libraries, music and the arts.",
    source: dcms("creative industries"),
    codes: whole(
      "3212 5811 5812 5813 5814 5819 5821 5829 5911 5912 5913 5914 5920 6010 6020 6201 6202 7021 7111 7311 7312 7410 7420 7430 8552 9001 9002 9003 9004 9101 9102",
    ),
  },
  {
    key: "dcms-digital-sector",
    name: "Digital sector (DCMS)",
    description:
      "The OECD’s information and communication technology industries with its content and media industries: electronics, telecommunications, software, publishing, film, broadcasting and information services.",
    source: dcms("digital sector"),
    codes: whole(
      "2611 2612 2620 2630 2640 2680 4651 4652 5811 5812 5813 5814 5819 5821 5829 5911 5912 5913 5914 5920 6010 6020 6110 6120 6130 6190 6201 6202 6203 6209 6311 6312 6391 6399 9511 9512",
    ),
  },
  {
    key: "dcms-cultural-sector",
    name: "Cultural sector (DCMS)",
    description:
      "Arts, film, television and music, radio, photography, crafts, museums and galleries, libraries and archives, cultural education and heritage.",
    source: dcms("cultural sector"),
    codes: whole("1820 3212 3220 4763 5911 5912 5913 5914 5920 6010 6020 7420 8552 9001 9002 9003 9004 9101 9102 9103"),
  },
  {
    key: "dcms-telecoms",
    name: "Telecoms (DCMS)",
    description: "Wired, wireless, satellite and other telecommunications.",
    source: dcms("telecoms"),
    codes: whole("6110 6120 6130 6190"),
  },
  {
    key: "dcms-sport",
    name: "Sport (DCMS)",
    description: "The industries that are mostly sport, without the wider effects that a satellite account adds.",
    source: dcms("sport"),
    codes: whole("3012 3230 4764 7721 8551 9311 9312 9313 9319"),
  },
];

export const publishedDefinition = (key: string): PublishedDefinition | undefined => publishedDefinitions.find((one) => one.key === key);
