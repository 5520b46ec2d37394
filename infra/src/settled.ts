import type { Template } from "aws-cdk-lib/assertions";

type Names = { table: string; quarantineBucket: string; evidenceBucket: string; tenantRole?: string; key?: string };

/**
 * A piece of a template with its references settled: the ARNs of what the data
 * stack keeps, named there or brought from there, become the names given, and
 * joins become strings. What is left is what IAM would read.
 */
export function settled(piece: unknown, template: Template, names: Names): unknown {
  const logical = new Map<string, string>();
  for (const id of Object.keys(template.findResources("AWS::DynamoDB::Table"))) logical.set(id, names.table);
  for (const id of Object.keys(template.findResources("AWS::S3::Bucket"))) {
    if (id.startsWith("Quarantine")) logical.set(id, names.quarantineBucket);
    if (id.startsWith("Evidence")) logical.set(id, names.evidenceBucket);
  }
  for (const id of Object.keys(template.findResources("AWS::IAM::Role", { Properties: { RoleName: "concord-tenant" } })))
    logical.set(id, names.tenantRole ?? id);
  for (const id of Object.keys(template.findResources("AWS::KMS::Key"))) logical.set(id, names.key ?? id);
  const brought = new Map(Object.values(template.findOutputs("*")).map(({ Export, Value }) => [`${Export?.Name}`, Value]));
  return settle(piece);

  function settle(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(settle);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value);
    const [key, inner] = entries[0] ?? [];
    if (entries.length === 1 && key === "Fn::GetAtt") return logical.get((inner as string[])[0]!) ?? value;
    if (entries.length === 1 && key === "Fn::ImportValue")
      return brought.has(inner as string) ? settle(brought.get(inner as string)) : value;
    if (entries.length === 1 && key === "Fn::Join")
      return (inner as [string, unknown[]])[1].map(settle).join((inner as [string, unknown[]])[0]);
    return Object.fromEntries(entries.map(([name, part]) => [name, settle(part)]));
  }
}
