import type { Template } from "aws-cdk-lib/assertions";

/**
 * A piece of a template with its references settled: the table's and the
 * buckets' ARNs become the names given, and joins become strings. What is left
 * is what IAM would read.
 */
export function settled(
  piece: unknown,
  template: Template,
  names: { table: string; quarantineBucket: string; evidenceBucket: string },
): unknown {
  const logical = new Map<string, string>();
  for (const id of Object.keys(template.findResources("AWS::DynamoDB::Table"))) logical.set(id, names.table);
  for (const id of Object.keys(template.findResources("AWS::S3::Bucket"))) {
    if (id.startsWith("Quarantine")) logical.set(id, names.quarantineBucket);
    if (id.startsWith("Evidence")) logical.set(id, names.evidenceBucket);
  }
  return settle(piece);

  function settle(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(settle);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value);
    const [key, inner] = entries[0] ?? [];
    if (entries.length === 1 && key === "Fn::GetAtt") return logical.get((inner as string[])[0]!) ?? value;
    if (entries.length === 1 && key === "Fn::Join")
      return (inner as [string, unknown[]])[1].map(settle).join((inner as [string, unknown[]])[0]);
    return Object.fromEntries(entries.map(([name, part]) => [name, settle(part)]));
  }
}
