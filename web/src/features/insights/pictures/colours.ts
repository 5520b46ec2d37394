/** Told apart by people who see few colours (Okabe and Ito), on paper of the house: for parts and lines, always with a name beside. */
export const partColours = ["var(--brand)", "#d55e00", "#009e73", "#cc79a7", "#0072b2", "#8a6d00", "#56b4e9", "#5a6574"] as const;

export const partColour = (at: number): string => partColours[at % partColours.length]!; // within

/**
 * Kinds of clusters, as the field draws them: red where it is high, blue where it is low, paler where a place stands out
 * from its surroundings. Red and blue of ColorBrewer's RdBu, which people who see few colours tell apart; always with a name beside.
 */
export const clusterColours: Readonly<Record<string, string>> = {
  "high-high": "#b2182b",
  "low-low": "#2166ac",
  "high-low": "#f4a582",
  "low-high": "#92c5de",
  hot: "#b2182b",
  cold: "#2166ac",
  none: "#dfe3e8",
  island: "#8b95a3",
};

/** What is marked, in picture, map and table. */
export const markColour = "var(--mark)";

export const plotStyle = {
  fontFamily: "inherit",
  fontSize: "13px",
  color: "var(--ink-2)",
  background: "transparent",
  overflow: "visible",
} as const;
