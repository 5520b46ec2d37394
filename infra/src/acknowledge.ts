import { Validations } from "aws-cdk-lib";
import type { IConstruct } from "constructs";
import type { functions } from "./functions.ts";

type Stacks = Record<"data" | "identity" | "api" | "workers" | "web", IConstruct>;
type Acknowledgement = { at: keyof Stacks; path: string; findings: readonly string[]; reason: string };

const wildcard = (what: string) => `IAM5[${what}]`;
const managed = (policy: string) => `IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/${policy}]`;
const buckets = ["Quarantine23FF09FE", "Evidence4CC26D68"];
const pageCopier = "Custom::CDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C";

const inStack: Record<keyof typeof functions, keyof Stacks> = {
  authorizer: "api",
  tenantApi: "api",
  frontDesk: "api",
  preToken: "identity",
  relay: "workers",
  router: "workers",
  ingest: "workers",
  analyse: "workers",
  fetch: "workers",
  clock: "workers",
  explore: "workers",
};

/** Findings of cdk-nag that we looked at and leave, each with its reason. Everything else is an error. */
const acknowledged: readonly Acknowledgement[] = [
  ...Object.entries(inStack).map(([name, at]) => ({
    at,
    path: `${name[0]!.toUpperCase()}${name.slice(1)}/Role/DefaultPolicy/Resource`,
    findings: [wildcard("Resource::*")],
    reason: "X-Ray's PutTraceSegments and PutTelemetryRecords take no resource.",
  })),
  {
    at: "data",
    path: "TenantPolicy/Resource",
    findings: buckets.map((bucket) => wildcard(`Resource::<${bucket}.Arn>/t/<aws:PrincipalTag/tenantId>/*`)),
    reason: "Everything under the one tenant's own prefix, which the session's tag decides: that is the wall itself.",
  },
  {
    at: "data",
    path: "TenantPolicy/Resource",
    findings: buckets.map((bucket) => wildcard(`Resource::<${bucket}.Arn>/t/ten_000000000000000000p1atf0rm/datasets/*`)),
    reason:
      "The files of reference data, which the platform keeps for every authority to read: GetObject, and nothing else that is its own.",
  },
  {
    at: "workers",
    path: "Router/Role/DefaultPolicy/Resource",
    findings: ["IngestHandler3EA8EDEE", "AnalyseHandler72B9C1F7", "FetchHandler9310D062", "ExploreHandler487A8606"].map((handler) =>
      wildcard(`Resource::<${handler}.Arn>:*`),
    ),
    reason: "Any version of the four workers, and no other function.",
  },
  {
    at: "workers",
    path: "Relay/Role/DefaultPolicy/Resource",
    findings: ["Action::kms:ReEncrypt*", "Action::kms:GenerateDataKey*"].map(wildcard),
    reason: "What CDK grants for sending to an encrypted queue, on our one key.",
  },
  {
    at: "workers",
    path: "LostEvents/Resource",
    findings: ["SQS3"],
    reason: "It is where what failed ends up, with an alarm on it; a dead-letter queue has none of its own.",
  },
  {
    at: "api",
    path: "SignInKey/Resource",
    findings: ["SMG4"],
    reason:
      "It protects sign-ins that are under way, for ten minutes each. A new deployment of the secret rotates it; no data is kept under it.",
  },
  {
    at: "api",
    path: "Api/Resource",
    findings: ["APIG2"],
    reason: "Every request is parsed by the endpoint's own schema, which also says what is wrong and where.",
  },
  {
    at: "api",
    path: "Api/CloudWatchRole/Resource",
    findings: [managed("AmazonAPIGatewayPushToCloudWatchLogs")],
    reason: "The policy that API Gateway's documentation asks for; it writes logs and nothing else.",
  },
  ...["v1/tenants/{tenantId}/{proxy+}/ANY", "v1/{proxy+}/ANY"].map((method) => ({
    at: "api" as const,
    path: `Api/Default/${method}/Resource`,
    findings: ["COG4"],
    reason: "Our own authorizer: a token says who, and membership is read on each request, which Cognito's cannot.",
  })),
  ...["v1/openapi.json/GET", "auth/{proxy+}/ANY"].map((method) => ({
    at: "api" as const,
    path: `Api/Default/${method}/Resource`,
    findings: ["COG4", "APIG4"],
    reason: "Open on purpose: the API's description, and signing in.",
  })),
  { at: "web", path: "Distribution/Resource", findings: ["CFR1"], reason: "Leaders read their papers wherever they are." },
  {
    at: "web",
    path: "Distribution/Resource",
    findings: ["CFR2"],
    reason: "The firewall stands before the API; what else is here is static and public.",
  },
  { at: "web", path: `${pageCopier}/Resource`, findings: ["L1"], reason: "CDK's own function; its runtime comes with CDK." },
  {
    at: "web",
    path: `${pageCopier}/ServiceRole/Resource`,
    findings: [managed("AWSLambdaBasicExecutionRole")],
    reason: "CDK's own function, which copies the page at deployment.",
  },
  {
    at: "web",
    path: `${pageCopier}/ServiceRole/DefaultPolicy/Resource`,
    findings: [
      "Resource::*",
      "Action::s3:GetObject*",
      "Action::s3:GetBucket*",
      "Action::s3:List*",
      "Action::s3:DeleteObject*",
      "Action::s3:Abort*",
      "Resource::<PageA98A310E.Arn>/*",
      "Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-eu-west-2/*",
    ].map(wildcard),
    reason: "CDK's own function: from the deployment's assets to the page's bucket, both of which hold only what is public.",
  },
];

export function acknowledge(stacks: Stacks): void {
  for (const { at, path, findings, reason } of acknowledged) {
    const construct = path.split("/").reduce((parent: IConstruct, id) => parent.node.findChild(id), stacks[at]);
    for (const finding of findings) Validations.of(construct).acknowledge({ id: `AwsSolutions::AwsSolutions-${finding}`, reason });
  }
}
