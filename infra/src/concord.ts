import { App, Validations, type Environment } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { acknowledge } from "./acknowledge.ts";
import { ApiStack } from "./stacks/api-stack.ts";
import { DataStack } from "./stacks/data-stack.ts";
import { IdentityStack } from "./stacks/identity-stack.ts";
import { WebStack } from "./stacks/web-stack.ts";
import { WorkersStack } from "./stacks/workers-stack.ts";

/** Where it is deployed to. Each can be given as `-c name=value`. */
const defaults = {
  domain: "concord.example",
  /** In us-east-1, as CloudFront wants it. */
  certificate: "arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000",
  signInPrefix: "concord-sign-in",
};

/** Every stack, in the order in which they depend on one another. */
export function concord(options: { outdir?: string; env?: Environment } = {}) {
  const app = new App({
    ...(options.outdir ? { outdir: options.outdir } : {}),
    analyticsReporting: false,
    context: { "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy": true },
  });
  const setting = (name: keyof typeof defaults): string => app.node.tryGetContext(name) ?? defaults[name];
  const domainName = setting("domain");
  const origin = `https://${domainName}`;
  const env = options.env ?? { region: "eu-west-2" };

  const data = new DataStack(app, "ConcordData", { env, origin });
  const identity = new IdentityStack(app, "ConcordIdentity", { env, key: data.key, origin, domainPrefix: setting("signInPrefix") });
  const api = new ApiStack(app, "ConcordApi", { env, data, identity, origin });
  const workers = new WorkersStack(app, "ConcordWorkers", { env, data, origin });
  const web = new WebStack(app, "ConcordWeb", { env, api: api.api, data, domainName, certificateArn: setting("certificate") });

  const stacks = { data, identity, api, workers, web };
  acknowledge(stacks);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, ...stacks };
}
