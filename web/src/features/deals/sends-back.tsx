import { judgeChange, type Deal } from "@concord/domain/deals";
import { Notice } from "../../ui/index.ts";

/** Said before a change is kept, not after: it takes a submitted deal back to the start. */
export function SendsBack({ deal }: { deal: Deal | undefined }) {
  const changing = deal && judgeChange(deal);
  if (!changing?.allowed || !changing.sendsBack) return null;
  return (
    <Notice health="weak" title="This takes the deal back to the start">
      The deal is before its decision makers. With a change it is a draft again, the decision ends, and its sign-offs and votes with it.
    </Notice>
  );
}
