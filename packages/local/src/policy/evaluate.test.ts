// biome-ignore-all lint/suspicious/noTemplateCurlyInString: IAM writes its variables so
import { expect, test } from "vitest";
import { judgeOf } from "./evaluate.ts";
import type { Policy, Statement } from "./policy.ts";

const table = "arn:aws:dynamodb:eu-west-2:000000000000:table/concord";
const tenant = { "aws:PrincipalTag/tenantId": ["ten_gmca"] };

const policy = (...Statement: Statement[]): Policy => ({ Version: "2012-10-17", Statement });
const ownRows = {
  Effect: "Allow",
  Action: ["dynamodb:GetItem", "dynamodb:PutItem"],
  Resource: table,
  Condition: {
    "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["T#${aws:PrincipalTag/tenantId}", "T#${aws:PrincipalTag/tenantId}#*"] },
    Null: { "dynamodb:LeadingKeys": "false" },
  },
} as const satisfies Statement;

const get = (leadingKeys: string[] | undefined, tags: Record<string, string[]> = tenant) => ({
  action: "dynamodb:GetItem",
  resource: table,
  keys: { ...tags, ...(leadingKeys ? { "dynamodb:LeadingKeys": leadingKeys } : {}) },
});

test("a tenant's session reaches that tenant's rows, and not those of one whose id begins the same", () => {
  const judge = judgeOf([policy(ownRows)]);
  expect(judge(get(["T#ten_gmca", "T#ten_gmca#DEAL"]))).toEqual({ allowed: true });
  expect(judge(get(["T#ten_gmca2"]))).toEqual({ allowed: false, because: "not-allowed" });
  expect(judge(get(["T#ten_gmca", "T#ten_other"]))).toEqual({ allowed: false, because: "not-allowed" });
});

test("a request that names no key, and a session that carries no tag, reach nothing", () => {
  const judge = judgeOf([policy(ownRows)]);
  expect(judge(get(undefined)).allowed).toBe(false);
  expect(judge(get(["T#ten_gmca"], {})).allowed).toBe(false);
  expect(judge(get(["T#"], { "aws:PrincipalTag/tenantId": [""] })).allowed).toBe(true); // an empty tag is a tag: STS refuses it, and so does whoever mints
});

test("without its Null guard, ForAllValues lets through a request that names no key: which is why it stands there", () => {
  const { Null: _, ...open } = ownRows.Condition;
  expect(judgeOf([policy({ ...ownRows, Condition: open })])(get(undefined)).allowed).toBe(true);
});

test("a tag with an asterisk in it is that text, and no wildcard", () => {
  expect(judgeOf([policy(ownRows)])(get(["T#ten_gmca"], { "aws:PrincipalTag/tenantId": ["*"] })).allowed).toBe(false);
});

test("a deny wins over every allow", () => {
  const judge = judgeOf([
    policy({ Effect: "Allow", Action: "dynamodb:*", Resource: "*" }, { Effect: "Deny", Action: "dynamodb:Scan", Resource: "*" }),
  ]);
  expect(judge({ action: "dynamodb:Scan", resource: table, keys: {} })).toEqual({ allowed: false, because: "denied" });
  expect(judge({ action: "dynamodb:scan", resource: table, keys: {} }).allowed).toBe(false); // actions know no case
});

test.each([
  ["an operator", { Condition: { StringEqualsIgnoreCase: { "s3:prefix": "x" } } }],
  ["an IfExists", { Condition: { StringLikeIfExists: { "s3:prefix": "x" } } }],
  ["a key", { Condition: { StringEquals: { "aws:SourceIp": "127.0.0.1" } } }],
  ["a variable", { Resource: "arn:aws:s3:::${aws:username}/*" }],
  ["a default for a variable", { Resource: "arn:aws:s3:::b/${aws:PrincipalTag/tenantId, 'all'}/*" }],
  ["a key of several values under a plain operator", { Condition: { StringLike: { "dynamodb:LeadingKeys": "T#*" } } }],
  ["an element", { NotAction: "s3:*" }],
])("%s that is not understood stops the policy from loading, and is never passed over", (_, part) => {
  const statement = { Effect: "Allow", Action: "s3:*", Resource: "*", ...part } as Statement;
  expect(() => judgeOf([policy(statement)])).toThrow("not understood");
});
