import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** The way back from a sector: insights, then the sectors. */
export const crumbsOf = (tenantId: string, ...further: ReactNode[]): ReactNode[] => [
  <Link key="insights" to="/t/$tenantId/insights" params={{ tenantId }} search={{}}>
    Insights
  </Link>,
  <Link key="sectors" to="/t/$tenantId/sector-definitions" params={{ tenantId }}>
    Sectors of our own
  </Link>,
  ...further,
];
