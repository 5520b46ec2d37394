import { Link } from "@tanstack/react-router";
import type { Me, MyTenant } from "@concord/contract/me";
import { placeOf } from "../../app/place-of.ts";
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

function PlaceLink(mine: MyTenant) {
  const { tenant, capacity, until } = mine;
  return (
    <Link className="card front-place" {...placeOf(mine)}>
      <strong>{tenant.name}</strong>
      <span className="small quiet">{capacity}</span>
      {until && <span className="small quiet">Until {day(until)}</span>}
    </Link>
  );
}
