import { platformTenantId } from "@concord/domain/tenancy";

/** A policy as IAM writes it. CDK deploys these and a local start judges by them: the same data. */
export type Policy = { readonly Version: "2012-10-17"; readonly Statement: readonly PolicyStatement[] };
export type PolicyStatement = {
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
};

export type Arns = { table: string; quarantineBucket: string; evidenceBucket: string };

const policy = (...Statement: PolicyStatement[]): Policy => ({ Version: "2012-10-17", Statement });

/** The tenant of a session: the tag with which the tenant role was assumed. Without one, nothing below matches anything. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: IAM fills it in
const tenant = "${aws:PrincipalTag/tenantId}";
const platform = `T#${platformTenantId}`;

/**
 * Only partitions that begin so. `ForAllValues` alone is true of a request that
 * names no partition at all; the `Null` guard makes that a denial.
 */
const onlyPartitions = (...patterns: string[]) => ({
  "ForAllValues:StringLike": { "dynamodb:LeadingKeys": patterns },
  Null: { "dynamodb:LeadingKeys": "false" },
});

/** Whichever tenant it is, the session says one. */
const asSomeTenant = (condition: { Null?: Record<string, string> } = {}) => ({
  ...condition,
  Null: { ...condition.Null, "aws:PrincipalTag/tenantId": "false" },
});

/**
 * What a session tagged with a tenant may touch: that tenant's rows and files.
 * The partition is the tenant's own or goes on after a `#`: without it `gmca`
 * would read `gmca2`. Never a Scan. Nothing in a bucket is ever deleted. Besides,
 * what the platform itself holds as evidence is reference data, for everybody to read.
 */
export const tenantRolePolicy = ({ table, quarantineBucket, evidenceBucket }: Arns): Policy =>
  policy(
    {
      Sid: "TenantRows",
      Effect: "Allow",
      Action: [
        "dynamodb:GetItem",
        "dynamodb:BatchGetItem",
        "dynamodb:Query",
        "dynamodb:PutItem",
        "dynamodb:UpdateItem",
        "dynamodb:DeleteItem",
        "dynamodb:ConditionCheckItem",
      ],
      Resource: [table, `${table}/index/gsi1`],
      Condition: onlyPartitions(`T#${tenant}`, `T#${tenant}#*`),
    },
    {
      Sid: "ReferenceRows",
      Effect: "Allow",
      Action: ["dynamodb:GetItem", "dynamodb:Query"],
      Resource: [table, `${table}/index/gsi1`],
      Condition: asSomeTenant(onlyPartitions(`${platform}#DS`, `${platform}#DS#*`, `${platform}#IN#dataset#*`)),
    },
    {
      Sid: "TenantFiles",
      Effect: "Allow",
      Action: ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"],
      Resource: [`${quarantineBucket}/t/${tenant}/*`, `${evidenceBucket}/t/${tenant}/*`],
    },
    {
      Sid: "ReferenceFiles",
      Effect: "Allow",
      Action: ["s3:GetObject"],
      Resource: [`${quarantineBucket}/t/${platformTenantId}/datasets/*`, `${evidenceBucket}/t/${platformTenantId}/datasets/*`],
      Condition: asSomeTenant(),
    },
  );

/** Who may become a tenant, and only by saying which: one tag, and a value of the shape that our ids have. */
export const tenantRoleTrust = (functionRoles: readonly string[]) => ({
  Version: "2012-10-17" as const,
  Statement: [
    {
      Effect: "Allow" as const,
      Principal: { AWS: functionRoles },
      Action: ["sts:AssumeRole", "sts:TagSession"],
      Condition: {
        StringLike: { "aws:RequestTag/tenantId": "ten_*" },
        "ForAllValues:StringEquals": { "aws:TagKeys": ["tenantId"] },
        Null: { "aws:RequestTag/tenantId": "false" },
      },
    },
  ],
});

/** All that a function which works for tenants may do as itself. */
export const becomeTenantPolicy = ({ tenantRole }: { tenantRole: string }): Policy =>
  policy({ Sid: "BecomeOneTenant", Effect: "Allow", Action: ["sts:AssumeRole", "sts:TagSession"], Resource: [tenantRole] });

/** The front desk: sessions, whom a sign-in means, and lists of which tenants to look in. */
export const deskPolicy = ({ table }: Pick<Arns, "table">): Policy =>
  policy(
    {
      Sid: "SessionsAndIdentities",
      Effect: "Allow",
      Action: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"],
      Resource: [table],
      Condition: onlyPartitions("S#*", "I#*"),
    },
    {
      Sid: "WhereToLook",
      Effect: "Allow",
      Action: ["dynamodb:GetItem", "dynamodb:Query"],
      Resource: [table],
      Condition: onlyPartitions("U#*", "F#*", "P#*"),
    },
  );

/** The authorizer reads the session that a cookie names. Membership it reads as the tenant. */
export const authorizerPolicy = ({ table }: Pick<Arns, "table">): Policy =>
  policy({
    Sid: "WhoIsAsking",
    Effect: "Allow",
    Action: ["dynamodb:GetItem"],
    Resource: [table],
    Condition: onlyPartitions("S#*"),
  });

/** The clock: what falls due, and where it lies. What to do about it, it does as that tenant. */
export const clockPolicy = ({ table }: Pick<Arns, "table">): Policy =>
  policy({
    Sid: "WhatFallsDue",
    Effect: "Allow",
    Action: ["dynamodb:Query"],
    Resource: [`${table}/index/gsi2`],
    Condition: onlyPartitions("TIMER#*"),
  });

/** The relay: what waits to be told, and the lists that it writes from it. */
export const relayPolicy = ({ table }: Pick<Arns, "table">): Policy =>
  policy(
    {
      Sid: "WhatWaitsToBeTold",
      Effect: "Allow",
      Action: ["dynamodb:Query"],
      Resource: [`${table}/index/gsi2`],
      Condition: onlyPartitions("OUT#*"),
    },
    {
      Sid: "Projections",
      Effect: "Allow",
      Action: ["dynamodb:PutItem"],
      Resource: [table],
      Condition: onlyPartitions("U#*", "F#*", "C#*", "P#*"),
    },
  );
