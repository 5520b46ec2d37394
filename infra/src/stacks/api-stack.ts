import { Duration, Stack, type StackProps } from "aws-cdk-lib";
import {
  AccessLogFormat,
  AuthorizationType,
  IdentitySource,
  LambdaIntegration,
  LogGroupLogDestination,
  MethodLoggingLevel,
  RequestAuthorizer,
  ResponseType,
  RestApi,
  EndpointType,
  type IResource,
  type MethodOptions,
} from "aws-cdk-lib/aws-apigateway";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { CfnWebACL, CfnWebACLAssociation } from "aws-cdk-lib/aws-wafv2";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import { authorizerPolicy, becomeTenantPolicy, deskPolicy } from "@concord/storage";
import { Failure, notFound } from "@concord/kernel";
import { problemType, statusOf } from "@concord/contract";
import { ConcordFunction } from "../constructs/concord-function.ts";
import { functions } from "../functions.ts";
import { contactSettings, identitySettings, settings } from "../settings.ts";
import { useKey, type DataStack } from "./data-stack.ts";
import type { IdentityStack } from "./identity-stack.ts";

type Props = StackProps & { data: DataStack; identity: IdentityStack; origin: string };

/** The one way in: a REST API that asks the authorizer each time, and two functions behind it. */
export class ApiStack extends Stack {
  readonly api: RestApi;

  constructor(scope: Construct, id: string, { data, identity, origin, ...props }: Props) {
    super(scope, id, props);
    const { key, arns } = data;
    const environment = settings(data);
    const whoIs = identitySettings(identity, origin);
    const authorizer = new ConcordFunction(this, "Authorizer", {
      spec: functions.authorizer,
      environment: { ...environment, ...whoIs },
      key,
    });
    const tenantApi = new ConcordFunction(this, "TenantApi", {
      spec: functions.tenantApi,
      environment: { ...environment, ...contactSettings(origin) },
      key,
    });
    const frontDesk = new ConcordFunction(this, "FrontDesk", {
      spec: functions.frontDesk,
      environment: {
        ...environment,
        ...whoIs,
        CLIENT_ID: identity.browser.ref,
        CLIENT_SECRET: identity.browser.attrClientSecret,
        SIGN_IN_KEY: this.signInKey(key),
      },
      key,
    });
    for (const fn of [authorizer, tenantApi, frontDesk]) fn.may(becomeTenantPolicy({ tenantRole: data.tenantRole.roleArn }));
    authorizer.may(authorizerPolicy(arns));
    frontDesk.may(deskPolicy(arns));
    for (const fn of [authorizer, frontDesk]) key.grant(fn.role, ...useKey);

    this.api = this.makeApi(key);
    this.answerAsWeDo();
    const whoIsAsking = new RequestAuthorizer(this, "WhoIsAsking", {
      handler: authorizer.handler,
      identitySources: [IdentitySource.context("path")],
      resultsCacheTtl: Duration.seconds(0), // membership is read per request, so that its end is the end
    });
    const guarded: MethodOptions = { authorizer: whoIsAsking, authorizationType: AuthorizationType.CUSTOM };
    const open: MethodOptions = { authorizationType: AuthorizationType.NONE };

    const toTenant = new LambdaIntegration(tenantApi.handler, {
      // Tenant isolation: which environment runs this. From the authorizer, never from the client.
      requestParameters: { "integration.request.header.X-Amz-Tenant-Id": "context.authorizer.tenantId" },
    });
    const toDesk = new LambdaIntegration(frontDesk.handler);

    const v1 = this.api.root.addResource("v1");
    everythingUnder(v1.addResource("tenants").addResource("{tenantId}"), toTenant, guarded);
    v1.addResource("openapi.json").addMethod("GET", toDesk, open);
    everythingUnder(v1, toDesk, guarded);
    everythingUnder(this.api.root.addResource("auth"), toDesk, open);
    this.guardWithWaf();
  }

  /** Under which the front desk keeps a sign-in that has begun, in the browser that began it. */
  private signInKey(encryptionKey: DataStack["key"]): string {
    const secret = new Secret(this, "SignInKey", { encryptionKey, generateSecretString: { passwordLength: 43, excludePunctuation: true } });
    return secret.secretValue.unsafeUnwrap(); // a reference that CloudFormation resolves; the environment is encrypted with our key
  }

  private makeApi(key: DataStack["key"]): RestApi {
    const accessLog = new LogGroup(this, "AccessLog", { retention: RetentionDays.ONE_YEAR, encryptionKey: key });
    return new RestApi(this, "Api", {
      restApiName: "concord",
      endpointTypes: [EndpointType.REGIONAL],
      deployOptions: {
        stageName: "live",
        tracingEnabled: true,
        loggingLevel: MethodLoggingLevel.ERROR,
        dataTraceEnabled: false, // bodies hold what authorities have not published
        accessLogDestination: new LogGroupLogDestination(accessLog),
        accessLogFormat: AccessLogFormat.jsonWithStandardFields(),
        throttlingRateLimit: 200,
        throttlingBurstLimit: 400,
      },
      cloudWatchRole: true,
    });
  }

  /** API Gateway's own refusals, in our words. What one may not see answers as what does not exist. */
  private answerAsWeDo(): void {
    const answers: [string, ResponseType, Failure][] = [
      ["NotAMember", ResponseType.ACCESS_DENIED, notFound("Page")],
      ["NoSuchPath", ResponseType.MISSING_AUTHENTICATION_TOKEN, notFound("Page")],
      ["NotSignedIn", ResponseType.UNAUTHORIZED, new Failure("unauthenticated", "not-signed-in", "Sign in, then try again.")],
      [
        "TooLarge",
        ResponseType.REQUEST_TOO_LARGE,
        new Failure("too-large", "body-too-large", "The request is over 1 MB. Send less, or upload a file instead."),
      ],
      [
        "TooMany",
        ResponseType.THROTTLED,
        new Failure("too-many", "too-many-requests", "Too many requests at once. Wait a few seconds, then try again."),
      ],
      [
        "AuthorizerDown",
        ResponseType.AUTHORIZER_FAILURE,
        new Failure("unavailable", "authorizer-down", "We could not check who is asking. Try again in a minute."),
      ],
      ["Down", ResponseType.DEFAULT_5XX, new Failure("unavailable", "no-answer", "The service did not answer. Try again in a minute.")],
    ];
    for (const [id, type, failure] of answers) {
      this.api.addGatewayResponse(id, {
        type,
        statusCode: String(statusOf[failure.kind]),
        responseHeaders: { "content-type": `'${problemType}'`, "cache-control": "'no-store'" },
        templates: { "application/json": problemTemplate(failure) },
      });
    }
  }

  private guardWithWaf(): void {
    const visible = (metricName: string) => ({ cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true, metricName });
    const managed = (name: string, priority: number) => ({
      name,
      priority,
      overrideAction: { none: {} },
      statement: { managedRuleGroupStatement: { vendorName: "AWS", name } },
      visibilityConfig: visible(name),
    });
    const acl = new CfnWebACL(this, "Waf", {
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      visibilityConfig: visible("concord"),
      rules: [
        managed("AWSManagedRulesAmazonIpReputationList", 0),
        managed("AWSManagedRulesKnownBadInputsRuleSet", 1),
        {
          name: "OneAddressAtATime",
          priority: 2,
          action: { block: {} },
          statement: { rateBasedStatement: { limit: 3000, aggregateKeyType: "IP" } }, // in five minutes; an office shares one address
          visibilityConfig: visible("OneAddressAtATime"),
        },
      ],
    });
    new CfnWebACLAssociation(this, "WafOnApi", { resourceArn: this.api.deploymentStage.stageArn, webAclArn: acl.attrArn });
  }
}

function everythingUnder(resource: IResource, integration: LambdaIntegration, options: MethodOptions): void {
  resource.addResource("{proxy+}").addMethod("ANY", integration, options);
}

/** The same bytes as `problemResponse` gives, with the gateway's request id in its place. */
export function problemTemplate(failure: Failure): string {
  const status = statusOf[failure.kind];
  return JSON.stringify({
    type: "about:blank",
    title: failure.kind,
    status,
    detail: failure.message,
    kind: failure.kind,
    code: failure.code,
    requestId: "$context.requestId",
  });
}
