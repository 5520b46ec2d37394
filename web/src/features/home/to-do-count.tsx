import { getHome } from "@concord/contract/thread";
import { Link } from "@tanstack/react-router";
import { useTenantId } from "../../app/session.ts";
import { useReadLater } from "../../app/use-read.ts";

/** In the bar at the top: how many things wait for whoever has signed in. */
export function ToDoCount() {
  const tenantId = useTenantId();
  const { data } = useReadLater(getHome, {});
  return (
    <Link to="/t/$tenantId" params={{ tenantId }} hash="waiting" activeProps={{}} className="to-do">
      To do
      {data && <span className="pill">{data.todo.length}</span>}
    </Link>
  );
}
