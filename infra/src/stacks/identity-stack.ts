import { Duration, RemovalPolicy, Stack, type StackProps } from "aws-cdk-lib";
import {
  AccountRecovery,
  FeaturePlan,
  LambdaVersion,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StandardThreatProtectionMode,
  UserPool,
  UserPoolOperation,
  UserPoolResourceServer,
  CfnManagedLoginBranding,
  type CfnUserPoolClient,
} from "aws-cdk-lib/aws-cognito";
import type { Key } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";
import { scopes } from "@concord/kernel";
import { ConcordFunction } from "../constructs/concord-function.ts";
import { functions } from "../functions.ts";

type Props = StackProps & { key: Key; origin: string; domainPrefix: string };

/** Who somebody is. What they may do is read from the table on each request, never from a token. */
export class IdentityStack extends Stack {
  readonly pool: UserPool;
  readonly browser: CfnUserPoolClient;
  readonly issuer: string;
  readonly signInOrigin: string;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id, props);
    const preToken = new ConcordFunction(this, "PreToken", { spec: functions.preToken, key: props.key });

    this.pool = new UserPool(this, "People", {
      selfSignUpEnabled: false, // people come by invitation
      signInAliases: { email: true },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: { minLength: 14, requireDigits: true, requireLowercase: true, requireUppercase: true, requireSymbols: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, preToken.handler, LambdaVersion.V3_0);

    const domain = this.pool.addDomain("SignIn", {
      cognitoDomain: { domainPrefix: props.domainPrefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    this.signInOrigin = domain.baseUrl();
    this.issuer = `https://cognito-idp.${this.region}.amazonaws.com/${this.pool.userPoolId}`;

    this.browser = this.pool.addClient("Browser", {
      generateSecret: true, // the code is exchanged on the server
      authFlows: {},
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${props.origin}/auth/callback`],
        logoutUrls: [`${props.origin}/`],
      },
      preventUserExistenceErrors: true,
      accessTokenValidity: Duration.minutes(15),
      enableTokenRevocation: true,
    }).node.defaultChild as CfnUserPoolClient;
    new CfnManagedLoginBranding(this, "Look", {
      userPoolId: this.pool.userPoolId,
      clientId: this.browser.ref,
      useCognitoProvidedValues: true,
    });

    // What a partner's program can be granted. Its own client is made when an authority registers it.
    new UserPoolResourceServer(this, "Api", {
      userPool: this.pool,
      identifier: "concord",
      scopes: scopes.map((scope) => new ResourceServerScope({ scopeName: scope, scopeDescription: `Concord: ${scope}` })),
    });
  }
}
