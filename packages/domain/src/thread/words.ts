/**
 * What an audit entry's name says, for a reader who is not auditing: no names,
 * no content. An event that has no words of its own is said by its name.
 */
const words: Readonly<Record<string, string>> = {
  "dataset.created": "A dataset was added to the catalogue",
  "dataset-version.accepted": "A dataset version passed its checks",
  "dataset-version.rejected": "A dataset version was refused",
  "insight.saved": "An insight was saved",
  "insight.rerun": "An insight was asked again of new data",
  "insight.published": "An insight was published",
  "vision.written": "The vision's statement was written",
  "vision.outcome-added": "An outcome was added to the vision",
  "vision.outcome-changed": "An outcome of the vision was changed",
  "vision.outcome-removed": "An outcome was taken out of the vision",
  "strategy.created": "A strategy was begun",
  "strategy.adopted": "A strategy was adopted",
  "priority.moved": "A priority was moved",
  "action.moved": "An action was moved",
  "deal.submitted": "A deal was submitted for decision",
};

export function wordsFor(eventName: string): string {
  const known = words[eventName];
  if (known) return known;
  const [noun = "", ...happened] = eventName.split(".");
  const said = `${noun} ${happened.join(" ")}`.replaceAll("-", " ");
  return said.charAt(0).toUpperCase() + said.slice(1);
}
