/**
 * National frameworks a strategy can be written under, as data: each edition
 * with its days in force, so that a strategy keeps the one it was written under.
 */
export type FrameworkElement = { id: string; title: string; text: string };
export type Framework = {
  /** "is-8@2025": by id and edition. */
  key: string;
  id: string;
  edition: string;
  title: string;
  publisher: string;
  source: string;
  inForceFrom: string;
  /** The last day; absent while it is in force. */
  inForceTo?: string | undefined;
  groups: readonly { title: string; elements: readonly FrameworkElement[] }[];
};

/** HM Government, "The UK's Modern Industrial Strategy" (CP 1337), 23 June 2025. The sectors overlap and are only partly expressible in SIC. */
const modernIndustrialStrategy: Framework = {
  key: "is-8@2025",
  id: "is-8",
  edition: "2025",
  title: "Modern Industrial Strategy 2025",
  publisher: "HM Government",
  source: "The UK's Modern Industrial Strategy, June 2025",
  inForceFrom: "2025-06-23",
  groups: [
    {
      title: "Growth sectors (IS-8)",
      elements: [
        {
          id: "is-8/advanced-manufacturing",
          title: "Advanced manufacturing",
          text: "Automotive, aerospace, batteries, space, advanced materials and agri-tech.",
        },
        {
          id: "is-8/clean-energy-industries",
          title: "Clean energy industries",
          text: "Wind, nuclear, hydrogen, carbon capture, heat pumps and the supply chains around them.",
        },
        {
          id: "is-8/creative-industries",
          title: "Creative industries",
          text: "Film and television, video games, music, performing and visual arts, advertising and marketing.",
        },
        { id: "is-8/defence", title: "Defence", text: "Defence industry and technology, including its supply chain." },
        {
          id: "is-8/digital-and-technologies",
          title: "Digital and technologies",
          text: "Artificial intelligence, semiconductors, quantum, engineering biology, advanced connectivity and cyber security.",
        },
        {
          id: "is-8/financial-services",
          title: "Financial services",
          text: "Banking, insurance, asset management, sustainable finance and fintech.",
        },
        {
          id: "is-8/life-sciences",
          title: "Life sciences",
          text: "Pharmaceuticals, biotechnology, medical technology and health data.",
        },
        {
          id: "is-8/professional-and-business-services",
          title: "Professional and business services",
          text: "Legal, accounting, audit, consulting and the services that other sectors buy.",
        },
      ],
    },
  ],
};

/** HM Government, "Industrial Strategy: building a Britain fit for the future" (Cm 9528), 27 November 2017; succeeded by "Build Back Better: our plan for growth", 3 March 2021. */
const industrialStrategy: Framework = {
  key: "is-2017@2017",
  id: "is-2017",
  edition: "2017",
  title: "Industrial Strategy 2017",
  publisher: "HM Government",
  source: "Industrial Strategy: building a Britain fit for the future, November 2017",
  inForceFrom: "2017-11-27",
  inForceTo: "2021-03-02",
  groups: [
    {
      title: "Five foundations of productivity",
      elements: [
        { id: "is-2017/ideas", title: "Ideas", text: "The world's most innovative economy." },
        { id: "is-2017/people", title: "People", text: "Good jobs and greater earning power for all." },
        { id: "is-2017/infrastructure", title: "Infrastructure", text: "A major upgrade to the UK's infrastructure." },
        { id: "is-2017/business-environment", title: "Business environment", text: "The best place to start and grow a business." },
        { id: "is-2017/places", title: "Places", text: "Prosperous communities across the UK." },
      ],
    },
    {
      title: "Grand Challenges",
      elements: [
        { id: "is-2017/ai-and-data-economy", title: "AI and data economy", text: "The UK at the forefront of the AI and data revolution." },
        { id: "is-2017/ageing-society", title: "Ageing society", text: "Innovation to help meet the needs of an ageing society." },
        { id: "is-2017/clean-growth", title: "Clean growth", text: "The global shift to clean growth as an advantage for UK industry." },
        { id: "is-2017/future-of-mobility", title: "Future of mobility", text: "Leading in the way people, goods and services move." },
      ],
    },
  ],
};

/** Newest first. */
export const frameworks: readonly Framework[] = [modernIndustrialStrategy, industrialStrategy];

export const frameworkOf = (key: string): Framework | undefined => frameworks.find((one) => one.key === key);

export const elementsOf = (framework: Framework): readonly FrameworkElement[] => framework.groups.flatMap((group) => group.elements);

/** The element by its id, in whichever framework it stands. */
export const elementNamed = (id: string): FrameworkElement | undefined =>
  frameworks.flatMap(elementsOf).find((element) => element.id === id);

export const isInForceOn = (framework: Framework, day: string): boolean =>
  framework.inForceFrom <= day && (framework.inForceTo === undefined || day <= framework.inForceTo);
