import { Link, useRouter } from "@tanstack/react-router";
import { may, type Actor } from "@concord/kernel";
import { placeGroups } from "./places.ts";

type Props = { actor: Actor; tenantId: string; id: string; open: boolean };

/** The places of an authority. What a person may not read is not in it. */
export function Rail({ actor, tenantId, id, open }: Props) {
  const { routesByPath } = useRouter();
  const groups = placeGroups
    .map((group) => ({ ...group, places: group.places.filter(({ to, needs }) => to in routesByPath && may(actor, needs)) }))
    .filter(({ places }) => places.length > 0);

  return (
    <nav className={open ? "rail open" : "rail"} aria-label="Places" id={id}>
      {groups.map((group) => (
        <div key={group.title ?? "home"}>
          {group.title && <h2 id={`${id}-${group.title}`}>{group.title}</h2>}
          <ul aria-labelledby={group.title && `${id}-${group.title}`}>
            {group.places.map((place) => (
              <li key={place.to}>
                <Link
                  to={place.to as "/t/$tenantId"}
                  params={{ tenantId }}
                  activeOptions={{ exact: place.to === "/t/$tenantId", includeSearch: false }}
                  activeProps={{ "aria-current": "page" }}
                >
                  {place.name}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
