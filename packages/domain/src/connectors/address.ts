import { connectorLimits } from "./limits.ts";

/** Why an address would not be fetched from. The API returns the key; the page shows the sentence. */
export const addressRefusals = {
  "address-not-a-url": "Give the whole address of a file, such as https://www.example.gov.uk/jobs.csv.",
  "address-too-long": "The address has more than 2,000 characters. Ask its publisher for a shorter one.",
  "address-scheme": "Only addresses that begin with https:// or http:// can be fetched from.",
  "address-with-password":
    "The address has a name or password in it, which everybody who reads this page would see. Use one that needs none.",
  "address-with-key":
    "The address has a key or token in it, which everybody who reads this page would see. Use one that needs none, or download the file and send it.",
  "address-port": "Only the usual ports can be fetched from: 443 for https and 80 for http.",
  "address-not-public":
    "The address is not one of the public internet. Give the name of a public server, and not a number or a name inside a network.",
} as const;
export type AddressRefusal = keyof typeof addressRefusals;

export type JudgedAddress = { allowed: true; url: URL } | { allowed: false; because: AddressRefusal };

/** Names of parameters that hold what opens a door. */
const secret =
  /^(api[-_]?key|subscription[-_]?key|access[-_]?key|auth|authorization|([a-z]+[-_])*token|jwt|password|passwd|pwd|secret|client[-_]?secret|sig|signature|uid|x-(amz|goog)-(signature|credential))$/i;

/**
 * May this address, which a person gives, be fetched from, as far as it can be
 * told by looking at it? The page asks before it sends, and the API before it
 * saves.
 */
export function judgeAddress(typed: string): JudgedAddress {
  if (typed.trim().length > connectorLimits.urlLength) return refuse("address-too-long");
  const judged = judgeTarget(typed);
  if (judged.allowed && [...judged.url.searchParams.keys()].some((name) => secret.test(name))) return refuse("address-with-key");
  return judged;
}

/** The same of an address that a server sent us on to, which may be signed for us. Where its name leads is judged when it is resolved. */
export function judgeTarget(address: string, ports: readonly string[] = ["", "80", "443"]): JudgedAddress {
  const text = address.trim();
  if (!URL.canParse(text)) return refuse("address-not-a-url");
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") return refuse("address-scheme");
  if (url.username !== "" || url.password !== "") return refuse("address-with-password");
  if (!ports.includes(url.port)) return refuse("address-port");
  if (!isPublicName(url.hostname)) return refuse("address-not-public");
  return { allowed: true, url };
}

/** Never public: RFC 6761 and RFC 6762 names, those of home and office networks, and whatever has no dot. */
const inside = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|home\.arpa|onion|invalid)$/;

/** `new URL` has by now written every number (decimal, octal, hexadecimal) as an address of four parts. */
function isPublicName(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, "");
  if (name.startsWith("[") || /^\d+(\.\d+)*$/.test(name)) return false;
  return name.includes(".") && !inside.test(name);
}

/** The address as it may be written down: what opens a door is left out. */
export function withoutSecrets(address: string | URL): string {
  const url = new URL(address);
  url.username = "";
  url.password = "";
  for (const name of new Set(url.searchParams.keys())) if (secret.test(name)) url.searchParams.set(name, "hidden");
  return url.href;
}

const refuse = (because: AddressRefusal): JudgedAddress => ({ allowed: false, because });
