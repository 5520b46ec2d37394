import { roleNames } from "@concord/kernel";
import type { DemonstrationPerson } from "../demonstration/people.ts";

/**
 * The page on which one chooses whom to sign in as. Plain HTML with one button a
 * person: it needs no script, and the keyboard and a screen reader find their way.
 */
export function choosePersonPage(people: readonly DemonstrationPerson[], action: string): string {
  const groups = Map.groupBy(people, ({ authority }) => authority);
  return page(
    "Who do you want to be?",
    `<h1>Who do you want to be?</h1>
<p class="lead">This is a demonstration on your own machine. Everybody here is invented, and nobody has a password.</p>
<form method="post" action="${escaped(action)}">
${[...groups].map(([authority, members]) => group(authority, members)).join("\n")}
</form>`,
  );
}

export function problemPage(heading: string, sentence: string): string {
  return page(heading, `<h1>${escaped(heading)}</h1>\n<p class="lead">${escaped(sentence)}</p>\n<p><a href="/">Go to Concord</a></p>`);
}

function group(authority: string, members: readonly DemonstrationPerson[]): string {
  const id = authority.replaceAll(/\W+/g, "-").toLowerCase();
  return `<section aria-labelledby="${id}"><h2 id="${id}">${escaped(authority)}</h2><ul>
${members.map(one).join("\n")}
</ul></section>`;
}

function one({ email, name, title, roles, note }: DemonstrationPerson): string {
  return `<li><button name="person" value="${escaped(email)}"><b>${escaped(name)}</b> <span>${escaped([title, ...roles.map((role) => roleNames[role]).filter((role) => !title.includes(role))].join(" · "))}</span>${
    note ? ` <small>${escaped(note)}</small>` : ""
  }</button></li>`;
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} - Concord</title><style>${look}</style></head>
<body><header><a href="/" class="mark">${mark}Concord</a><span class="place">Sign in</span></header>
<main>${body}</main></body></html>`;
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");

const mark = `<svg width="24" height="20" viewBox="0 0 24 20" aria-hidden="true"><path d="M3 16C8 16 8 6 13 8s5 2 8-4" fill="none" stroke="#e0b95f" stroke-width="2.5"/><circle cx="3" cy="16" r="2.5" fill="#fff"/><circle cx="21" cy="4" r="2.5" fill="#fff"/></svg>`;

const look = `
:root{--ink:#16202e;--ink-2:#4a5565;--line:#d9dee5;--paper:#fff;--ground:#f6f7f9;--brand:#12355b;--brand-2:#e8eef5;--link:#1455a0;--focus:#ffdd00}
*{box-sizing:border-box}
body{margin:0;font:400 17px/1.5 "Source Sans 3 Variable","Source Sans 3","Segoe UI",system-ui,sans-serif;color:var(--ink);background:var(--ground)}
header{display:flex;align-items:center;gap:24px;min-height:56px;padding:0 24px;background:var(--brand);color:#fff}
.mark{display:flex;align-items:center;gap:10px;font-size:20px;font-weight:750;letter-spacing:-.02em;color:#fff;text-decoration:none}
.place{border-left:1px solid #ffffff55;padding-left:24px}
main{max-width:1080px;margin:0 auto;padding:32px 24px 48px}
h1{font-size:32px;line-height:1.2;letter-spacing:-.01em;margin:0 0 8px}
h2{font-size:21px;line-height:1.2;margin:32px 0 12px}
.lead{margin:0;color:var(--ink-2);max-width:64ch}
a{color:var(--link);text-underline-offset:3px}
ul{list-style:none;margin:0;padding:0;display:grid;gap:8px;grid-template-columns:repeat(auto-fill,minmax(min(300px,100%),1fr))}
li{display:grid}
button{font:inherit;color:inherit;text-align:left;background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:10px 14px;cursor:pointer;display:flex;flex-direction:column;justify-content:flex-start}
button:hover{background:var(--brand-2);border-color:var(--brand)}
button b{font-weight:650}
button span,button small{color:var(--ink-2);font-size:15px}
button small{font-size:14px;margin-top:2px}
:focus-visible{outline:3px solid var(--focus);outline-offset:0;box-shadow:0 0 0 5px var(--ink);border-radius:4px}
@media(forced-colors:active){button{border-color:ButtonText}}
`;
