import type { DataStack } from "./stacks/data-stack.ts";
import type { IdentityStack } from "./stacks/identity-stack.ts";

/** What every function is told by its environment. */
export function settings(data: DataStack): Record<string, string> {
  return {
    NODE_OPTIONS: "--enable-source-maps",
    TABLE_NAME: data.table.tableName,
    QUARANTINE_BUCKET: data.quarantine.bucketName,
    EVIDENCE_BUCKET: data.evidence.bucketName,
    TENANT_ROLE_ARN: data.tenantRole.roleArn,
  };
}

/** What those are told besides that ask other people's servers: where whoever runs one may write to us. */
export const contactSettings = (origin: string): Record<string, string> => ({ FETCH_CONTACT: origin });

/** What those are told besides that must know who somebody is. */
export function identitySettings(identity: IdentityStack, origin: string): Record<string, string> {
  return { ORIGIN: origin, ISSUER: identity.issuer, JWKS_ADDRESS: `${identity.issuer}/.well-known/jwks.json` };
}
