/**
 * Programs, partners' and an authority's own, that the local identity provider knows. Their secrets are
 * printed in the README: they open a demonstration on one's own machine, and
 * nothing else.
 */
export const demonstrationPrograms = [
  {
    login: "aireborough-observatory",
    secret: "demonstration-only-aireborough",
    organisation: "University of Aireborough",
    name: "Regional observatory",
  },
  {
    login: "west-yorkshire-notebooks",
    secret: "demonstration-only-west-yorkshire",
    organisation: "West Yorkshire Combined Authority",
    name: "Analysts' notebooks",
  },
  {
    // Known to the provider and let in by nobody yet: for trying out how an authority lets a program in.
    login: "open-places-dashboard",
    secret: "demonstration-only-open-places",
    organisation: "Open Places",
    name: "Open Places dashboard",
  },
] as const;
