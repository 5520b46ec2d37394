import { join } from "node:path";
import { Duration, RemovalPolicy, Stack, type StackProps } from "aws-cdk-lib";
import type { RestApi } from "aws-cdk-lib/aws-apigateway";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersReferrerPolicy,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
  type BehaviorOptions,
} from "aws-cdk-lib/aws-cloudfront";
import { RestApiOrigin, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import { BucketDeployment, CacheControl, Source } from "aws-cdk-lib/aws-s3-deployment";
import type { Construct } from "constructs";
import { securityHeaders } from "@concord/service";
import { root } from "../bundle.ts";
import type { DataStack } from "./data-stack.ts";

type Props = StackProps & { api: RestApi; data: DataStack; domainName: string; certificateArn: string };

/** One origin for people: the page, and behind `/v1` and `/auth` the API. */
export class WebStack extends Stack {
  constructor(scope: Construct, id: string, { api, data, domainName, certificateArn, ...props }: Props) {
    super(scope, id, props);
    const logs = bucket(this, "AccessLogs", {
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [{ expiration: Duration.days(400) }],
    });
    const page = bucket(this, "Page", { serverAccessLogsBucket: logs, serverAccessLogsPrefix: "page/" });
    const toApi: BehaviorOptions = {
      origin: new RestApiOrigin(api),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    };

    const distribution = new Distribution(this, "Distribution", {
      domainNames: [domainName],
      certificate: Certificate.fromCertificateArn(this, "Certificate", certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      enableLogging: true,
      logBucket: logs,
      logFilePrefix: "distribution/",
      defaultRootObject: "index.html",
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(page),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: this.headers([
          `https://${data.quarantine.bucketRegionalDomainName}`,
          `https://${data.evidence.bucketRegionalDomainName}`,
        ]),
        functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: this.pageForEveryAddress() }],
      },
      additionalBehaviors: { "/v1/*": toApi, "/auth/*": toApi },
    });

    new BucketDeployment(this, "Assets", {
      sources: [Source.asset(join(root, "web/dist"), { exclude: ["index.html"] })],
      destinationBucket: page,
      cacheControl: [CacheControl.fromString("public, max-age=31536000, immutable")], // their names carry their hash
      prune: false, // a page opened before the deployment still asks for the old ones
    });
    new BucketDeployment(this, "Index", {
      sources: [Source.asset(join(root, "web/dist"), { exclude: ["assets/*"] })],
      destinationBucket: page,
      cacheControl: [CacheControl.noCache()],
      prune: false,
      distribution,
      distributionPaths: ["/index.html"],
    });
  }

  private headers(files: string[]): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, "Headers", {
      customHeadersBehavior: {
        customHeaders: Object.entries(securityHeaders(files))
          .filter(([header]) => !native.has(header))
          .map(([header, value]) => ({ header, value, override: true })),
      },
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: securityHeaders(files)["content-security-policy"]!, override: true }, // always there
        strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true },
        contentTypeOptions: { override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
      },
    });
  }

  /** The page's own addresses (`/t/ten_…/deals`) are all served by its one document. */
  private pageForEveryAddress(): EdgeFunction {
    return new EdgeFunction(this, "PageForEveryAddress", {
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(
        `function handler(event){var r=event.request;if(r.uri.lastIndexOf(".")<r.uri.lastIndexOf("/")+1)r.uri="/index.html";return r;}`,
      ),
    });
  }
}

/** Headers for which CloudFront has a setting of its own, and refuses a custom one. */
const native = new Set(["content-security-policy", "strict-transport-security", "x-content-type-options", "referrer-policy"]);

function bucket(scope: Construct, id: string, props: Partial<ConstructorParameters<typeof Bucket>[2]>): Bucket {
  return new Bucket(scope, id, {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    removalPolicy: RemovalPolicy.RETAIN,
    ...props,
  });
}
