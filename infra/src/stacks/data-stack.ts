import { Duration, RemovalPolicy, Stack, type StackProps } from "aws-cdk-lib";
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table, TableEncryption } from "aws-cdk-lib/aws-dynamodb";
import { AccountPrincipal, Policy, PolicyDocument, Role, type CfnRole } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import { table, tenantRolePolicy, tenantRoleTrust, type Arns } from "@concord/storage";
import { roleName } from "../constructs/concord-function.ts";
import { functions } from "../functions.ts";

/** Where everything is kept, and the one role through which a tenant's own things are reached. */
export class DataStack extends Stack {
  readonly key: Key;
  readonly table: Table;
  readonly quarantine: Bucket;
  readonly evidence: Bucket;
  readonly tenantRole: Role;
  /** As the policies want them. */
  readonly arns: Arns;

  constructor(scope: Construct, id: string, props: StackProps & { origin: string }) {
    super(scope, id, props);
    this.key = new Key(this, "Key", {
      enableKeyRotation: true,
      description: "Everything that Concord keeps",
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.table = this.makeTable();

    const logs = new Bucket(this, "AccessLogs", {
      ...closed,
      encryption: BucketEncryption.S3_MANAGED, // S3 cannot deliver access logs to a bucket with a key of ours
      lifecycleRules: [{ expiration: Duration.days(400) }],
    });
    this.quarantine = new Bucket(this, "Quarantine", {
      ...closed,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: "quarantine/",
      // The browser PUTs parts itself, with the checksum that was signed.
      cors: [
        {
          allowedOrigins: [props.origin],
          allowedMethods: [HttpMethods.PUT, HttpMethods.GET],
          allowedHeaders: ["content-type", "x-amz-checksum-sha256"],
          exposedHeaders: ["etag"],
          maxAge: 3600,
        },
      ],
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(7) }],
    });
    this.evidence = new Bucket(this, "Evidence", {
      ...closed,
      versioned: true,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: "evidence/",
    });
    this.arns = { table: this.table.tableArn, quarantineBucket: this.quarantine.bucketArn, evidenceBucket: this.evidence.bucketArn };
    this.tenantRole = this.makeTenantRole();
  }

  private makeTable(): Table {
    const made = new Table(this, "Table", {
      partitionKey: { name: table.partitionKey, type: AttributeType.STRING },
      sortKey: { name: table.sortKey, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      timeToLiveAttribute: table.ttl,
      stream: StreamViewType.KEYS_ONLY, // the relay needs to know where to look, and nobody needs a copy of what was written
    });
    for (const index of table.indexes) {
      made.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: { name: index.partitionKey, type: AttributeType.STRING },
        sortKey: { name: index.sortKey, type: AttributeType.STRING },
        projectionType: ProjectionType.ALL,
      });
    }
    return made;
  }

  /**
   * Trusted by our functions' roles alone, and only in a session that is tagged
   * with one tenant. The roles are named, since they live in stacks that come after.
   */
  private makeTenantRole(): Role {
    const role = new Role(this, "TenantRole", {
      roleName: "concord-tenant",
      description: "Reaches the things of the one tenant that the session is tagged with",
      maxSessionDuration: Duration.hours(1),
      assumedBy: new AccountPrincipal(this.account), // replaced below, by the trust that we state as data
    });
    const trust = tenantRoleTrust(["*"]);
    const ours = Object.values(functions)
      .filter((spec) => spec.becomesTenant)
      .map((spec) => `arn:${this.partition}:iam::${this.account}:role/${roleName(spec)}`);
    (role.node.defaultChild as CfnRole).assumeRolePolicyDocument = withRolesByName(trust, this.account, ours);
    new Policy(this, "TenantPolicy", {
      policyName: "own-tenant-only",
      roles: [role],
      document: PolicyDocument.fromJson(tenantRolePolicy(this.arns)),
    });
    this.key.grant(role, ...useKey);
    return role;
  }
}

/**
 * The trust, for roles that do not exist yet: the account is the principal, and
 * a condition says which of its roles. A principal that does not exist would be refused.
 */
function withRolesByName(trust: ReturnType<typeof tenantRoleTrust>, account: string, roles: readonly string[]) {
  const [statement] = trust.Statement;
  const { Condition, ...rest } = statement!; // there is one
  return {
    ...trust,
    Statement: [{ ...rest, Principal: { AWS: account }, Condition: { ...Condition, ArnEquals: { "aws:PrincipalArn": roles } } }],
  };
}

/** What reading and writing under our key takes, and nothing about the key itself. */
export const useKey = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:DescribeKey"] as const;

const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  removalPolicy: RemovalPolicy.RETAIN,
} as const;
