import { join } from "node:path";
import { Duration, RemovalPolicy, Size } from "aws-cdk-lib";
import { Alarm, ComparisonOperator, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, Code, Function as LambdaFunction, Runtime, TenancyConfig, Tracing } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";
import type { Policy as ConcordPolicy } from "@concord/storage";
import { root } from "../bundle.ts";
import type { FunctionSpec } from "../functions.ts";

type Props = {
  spec: FunctionSpec;
  environment?: Record<string, string>;
  key: IKey;
};

/** The name of a function's role. The tenant role trusts roles by this name. */
export const roleName = (spec: Pick<FunctionSpec, "name">) => `concord-${spec.name}`;

/** A function of ours: packed by `bundle`, with a role that holds nothing it was not given, a log and an alarm that says who is hurt. */
export class ConcordFunction extends Construct {
  readonly handler: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, { spec, environment = {}, key }: Props) {
    super(scope, id);
    const logGroup = new LogGroup(this, "Log", {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
      encryptionKey: key,
    });
    this.role = new Role(this, "Role", { roleName: roleName(spec), assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    logGroup.grantWrite(this.role);

    this.handler = new LambdaFunction(this, "Handler", {
      runtime: Runtime.NODEJS_24_X,
      architecture: spec.architecture === "arm64" ? Architecture.ARM_64 : Architecture.X86_64,
      code: Code.fromAsset(join(root, "build/functions", spec.name), { exclude: ["*.map"] }),
      handler: "index.handler",
      memorySize: spec.memoryMb,
      timeout: Duration.seconds(spec.timeoutSeconds),
      tracing: Tracing.ACTIVE,
      role: this.role,
      logGroup,
      environment,
      environmentEncryption: key,
      ...(spec.perTenant ? { tenancyConfig: TenancyConfig.PER_TENANT } : {}),
      ...(spec.scratchGb ? { ephemeralStorageSize: Size.gibibytes(spec.scratchGb) } : {}),
    });

    new Alarm(this, "Errors", {
      metric: this.handler.metricErrors({ period: Duration.minutes(5) }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: spec.impact,
    });
  }

  /** Gives it what a policy of ours says, and nothing else. */
  may(policy: ConcordPolicy): void {
    for (const statement of policy.Statement) this.role.addToPolicy(PolicyStatement.fromJson(statement));
  }
}
