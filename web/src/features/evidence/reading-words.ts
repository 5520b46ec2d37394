import type { Column, TextEncoding } from "@concord/domain/evidence";

/** What columns can mean, as the page calls it. */
export const meanings: Record<Column["meaning"], string> = {
  place: "Place",
  origin: "Place that is come from",
  destination: "Place that is gone to",
  period: "Period",
  industry: "Industry",
  occupation: "Occupation",
  measure: "Measure",
  unit: "Unit",
  value: "Figure",
  status: "Status of a figure",
  rounding: "Rounding",
  confidence: "Confidence",
  label: "Names of codes",
  other: "Not recognised",
};

export const encodings: readonly { value: TextEncoding; label: string }[] = [
  { value: "utf-8", label: "UTF-8" },
  { value: "windows-1252", label: "Windows-1252 (Excel on Windows)" },
  { value: "mac-roman", label: "Mac Roman (Excel on a Mac)" },
  { value: "utf-16le", label: "UTF-16, little-endian" },
  { value: "utf-16be", label: "UTF-16, big-endian" },
];

export const delimiters = [
  { value: ",", label: "Commas" },
  { value: ";", label: "Semicolons" },
  { value: "\t", label: "Tabs" },
  { value: "|", label: "Pipes" },
  { value: ":", label: "Colons" },
  { value: "^", label: "Carets" },
  { value: " ", label: "Spaces" },
] as const;
