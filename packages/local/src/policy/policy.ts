/** A policy as IAM writes it, narrowed to what we use. CDK deploys the same data. */
export type Policy = { readonly Version: "2012-10-17"; readonly Statement: readonly Statement[] };

export type Statement = {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  /** Operator, then key, then the values it may have. */
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: string | readonly string[] } };
};

/** One thing that somebody wants to do to one resource. */
export type Access = {
  /** `dynamodb:PutItem` */
  action: string;
  /** An ARN. */
  resource: string;
  /** What the request says about itself and its principal: `dynamodb:LeadingKeys`, `aws:PrincipalTag/tenantId`. */
  keys: Readonly<Record<string, readonly string[]>>;
};
