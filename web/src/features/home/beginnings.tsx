import { may, type Permission } from "@concord/kernel";
import { PlaceLink } from "../../app/place-link.tsx";
import { useActor } from "../../app/session.ts";
import { Card } from "../../ui/index.ts";

const beginnings: readonly { title: string; place: string; needs: Permission; words: string }[] = [
  {
    title: "Evidence",
    place: "evidence",
    needs: "evidence.read",
    words: "You have tables: from Nomis, ONS, a supplier, your own. Each is checked into a version that can be cited for ever.",
  },
  {
    title: "Vision",
    place: "vision",
    needs: "vision.read",
    words: "You know what you want to be different, for whom and by when. Say it as outcomes with a baseline and a target.",
  },
  {
    title: "Strategy",
    place: "strategy",
    needs: "strategy.read",
    words: "You have a plan already. Bring its priorities and actions, and see what each still lacks.",
  },
  {
    title: "Governance",
    place: "governance",
    needs: "governance.read",
    words: "You know who decides. Set down the bodies, their members and the rules they vote by.",
  },
  {
    title: "Deals",
    place: "deals",
    needs: "deals.read",
    words: "Government is at the table. Set out what you ask and what you bring, and put the evidence under it.",
  },
];

/** An authority with nothing in it yet may begin with any of the five. */
export function Beginnings() {
  const actor = useActor();
  return (
    <Card
      title="Where would you like to begin?"
      note="Start with what you have. The rest can follow in any order; the golden thread joins it up."
    >
      <ul className="tiles">
        {beginnings
          .filter(({ needs }) => may(actor, needs))
          .map(({ title, place, words }) => (
            <li key={place}>
              <h3>
                <PlaceLink place={place}>{title}</PlaceLink>
              </h3>
              <p>{words}</p>
            </li>
          ))}
      </ul>
    </Card>
  );
}
