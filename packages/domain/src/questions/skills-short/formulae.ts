/** Formulae that both questions of demand and supply use. */
export const mismatch = {
  name: "Mismatch",
  formula: "½ Σ |d_i / Σd − s_i / Σs|",
  words: "The part of supply that would have to be elsewhere for supply to match demand.",
  source: "Jackman and Roper, Structural unemployment, Oxford Bulletin of Economics and Statistics 49 (1987)",
};

export const sampling = {
  name: "Intervals of estimates from samples",
  formula: "(x − R y)² ≤ reach(x)² + R² reach(y)²",
  words:
    "Sums of different people add by squares; ratios and shares have Fieller’s interval. Figures of one and the same dataset are taken to err together in the worst way.",
  source:
    "Fieller, Journal of the Royal Statistical Society B 16 (1954); Donner and Zou, Statistical Methods in Medical Research 21 (2012)",
};
