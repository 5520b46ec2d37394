/**
 * Partners' programs that the local identity provider knows. Their secrets are
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
    // Known to the provider and let in by nobody yet: for trying out how an authority lets a program in.
    login: "open-places-dashboard",
    secret: "demonstration-only-open-places",
    organisation: "Open Places",
    name: "Open Places dashboard",
  },
] as const;
