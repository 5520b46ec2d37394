import { Link } from "@tanstack/react-router";
import type { Me, MyTenant } from "@concord/contract/me";
import { day, Empty, PageHead } from "../../ui/index.ts";

/** Every place that somebody may enter, and as what. */
export function Authorities({ me }: { me: Me }) {
  return (
    <>
      <PageHead title="Where do you want to work?" intro={`Signed in as ${me.name}.`} />
      {me.tenants.length === 0 ? (
        <Empty title="No authority has let you in yet">
          Ask an administrator of your authority to add you, with the e-mail address that you sign in with. Then load this page again.
        </Empty>
      ) : (
        <ul className="grid front-places">
          {me.tenants.map((mine) => (
            <li key={mine.tenant.id}>
              <PlaceLink {...mine} />
            </li>
          ))}
        </ul>
      )}
      <form method="post" action="/auth/sign-out" className="gap-top">
        <button type="submit" className="button plain little">
          Sign out
        </button>
      </form>
    </>
  );
}

function PlaceLink({ tenant, capacity, until }: MyTenant) {
  const words = (
    <>
      <strong>{tenant.name}</strong>
      <span className="small quiet">{capacity}</span>
      {until && <span className="small quiet">Until {day(until)}</span>}
    </>
  );
  if (tenant.kind === "consultancy") {
    return (
      <Link className="card front-place" to="/portfolio">
        {words}
      </Link>
    );
  }
  if (tenant.kind === "platform") {
    return (
      <Link className="card front-place" to="/platform">
        {words}
      </Link>
    );
  }
  return (
    <Link className="card front-place" to="/t/$tenantId" params={{ tenantId: tenant.id }}>
      {words}
    </Link>
  );
}
