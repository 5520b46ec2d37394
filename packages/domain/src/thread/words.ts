/**
 * What an audit entry's name says, for a reader who is not auditing: no names,
 * no content. Most say themselves ("deal.submitted": a deal was submitted);
 * these would say it badly.
 */
const words: Readonly<Record<string, string>> = {
  "action.added": "An action was added to the strategy",
  "action.changed": "An action of the strategy was changed",
  "appraisal.reappraised": "An appraisal was done again",
  "case.closed": "A vote was closed",
  "case.interest-judged": "The monitoring officer judged an interest",
  "case.signed-off": "An officer signed off a deal",
  "case.voting-opened": "A vote was opened",
  "dataset.recipe-dropped": "How a dataset's files are read was left to be found out again",
  "dataset.recipe-kept": "How a dataset's files are read was said",
  "dataset-version.accepted": "A dataset version passed its checks",
  "dataset-version.corrected": "A file was read again, otherwise",
  "dataset-version.proposed": "A dataset version waits to be accepted",
  "dataset-version.rejected": "A dataset version was refused",
  "insight.claim-changed": "A claim was worded otherwise",
  "insight.merged": "Insights were merged",
  "insight.split": "An insight was split",
  "insight.rerun": "An insight was asked again of new data",
  "member.added": "A person joined",
  "member.left": "A person left",
  "member.removed": "A person left",
  "member.roles-changed": "A person's roles were changed",
  "priority.added": "A priority was added to the strategy",
  "priority.changed": "A priority of the strategy was changed",
  "strategy.created": "A strategy was begun",
  "tenant.onboarded": "The authority joined Concord",
  "vision.outcome-added": "An outcome was added to the vision",
  "vision.outcome-changed": "An outcome of the vision was changed",
  "vision.outcome-removed": "An outcome was taken out of the vision",
  "vision.written": "The vision's statement was written",
};

export function wordsFor(eventName: string): string {
  const known = words[eventName];
  if (known) return known;
  const [noun = "", ...happened] = eventName.replaceAll("-", " ").split(".");
  const article = /^[aeio]/.test(noun) ? "An" : "A";
  return `${article} ${noun.replace(/^api /, "API ")} was ${happened.join(" ")}`;
}
