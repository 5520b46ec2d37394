import { PlaceLink } from "../../app/place-link.tsx";
import { Card, TaskList } from "../../ui/index.ts";

/** The first five minutes: the real thing, from a table to a vote. */
export function Tour() {
  return (
    <Card title="First five minutes" note="Walk the golden thread once, from a table to a vote. Everything you do here is real.">
      <TaskList
        ordered
        tasks={[
          {
            title: <PlaceLink place="evidence">Open a dataset</PlaceLink>,
            hint: "See what is in it, where it came from and what was wrong with it.",
          },
          {
            title: <PlaceLink place="insights/ask">Ask a question</PlaceLink>,
            hint: "What are we unusually good at? The answer comes with its intervals.",
          },
          {
            title: <PlaceLink place="insights">Save the insight</PlaceLink>,
            hint: "A claim in your own words, pinned to the version it rests on.",
          },
          { title: <PlaceLink place="strategy">Cite it in a priority</PlaceLink>, hint: "As the strategy lead." },
          {
            title: <PlaceLink place="deals">See it in a deal</PlaceLink>,
            hint: "Each ask shows the priorities and the evidence under it.",
          },
          {
            title: <PlaceLink place="decisions">Vote</PlaceLink>,
            hint: "Sign in as a member. The count says what the rules make of it, and why.",
          },
        ]}
      />
    </Card>
  );
}
