import { Notice } from "../../ui/index.ts";

/** Why there are no buttons here for most people. */
export const OnlyAdministrators = () => (
  <Notice>Only an administrator can change who may come in. Their names are in the list of people.</Notice>
);
