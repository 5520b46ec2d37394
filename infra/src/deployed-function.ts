import type { Template } from "aws-cdk-lib/assertions";
import { roleName } from "./constructs/concord-function.ts";
import type { FunctionSpec } from "./functions.ts";

type Statement = { Sid?: string; Effect: string; Action: string | string[]; Resource: unknown; Condition?: unknown };

/** A function as the templates have it: its properties, and all that its own role may do but trace itself and write its log. */
export function deployedFunction(
  templates: readonly Template[],
  spec: Pick<FunctionSpec, "name">,
): { properties: Record<string, any>; may: Statement[] } {
  for (const template of templates) {
    const [roleId] = Object.keys(template.findResources("AWS::IAM::Role", { Properties: { RoleName: roleName(spec) } }));
    if (roleId === undefined) continue;
    const ofRole = { Properties: { Roles: [{ Ref: roleId }] } };
    const may = Object.values(template.findResources("AWS::IAM::Policy", ofRole))
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement as Statement[])
      .filter(({ Action }) => ![Action].flat().every((action) => /^(logs|xray):/.test(action)));
    const asRole = { Properties: { Role: { "Fn::GetAtt": [roleId, "Arn"] } } };
    const [found] = Object.values(template.findResources("AWS::Lambda::Function", asRole));
    return { properties: found!.Properties, may }; // every role of ours is a function's
  }
  throw new Error(`No template has the function ${spec.name}`);
}
