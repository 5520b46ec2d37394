import ipaddr from "ipaddr.js";

/** 6to4 (RFC 3056), Teredo (RFC 4380) and NAT64 (RFC 6052) carry an IPv4 address inside: wherever they lead, it is not said by their prefix. */
const carrying = ["2002::/16", "2001::/32", "64:ff9b::/96", "64:ff9b:1::/48"].map((range) => ipaddr.parseCIDR(range));

/** Of the unicast space (RFC 4291, IANA's registry), all that is given out so far. */
const global6 = ipaddr.parseCIDR("2000::/3");

/**
 * Is it an address of the public internet? Only what is globally unicast is:
 * nothing private, of this machine or link (169.254.169.254 hands out the
 * credentials of a server in the cloud), shared by carriers, for multicast, for
 * documentation or for tests, reserved, or an IPv6 address with any IPv4 one
 * wrapped inside.
 */
export function isPublicAddress(text: string): boolean {
  if (text.includes("%") || !ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== "unicast") return false;
  if (address.kind() === "ipv4") return ipaddr.IPv4.isValidFourPartDecimal(text);
  return address.match(global6) && !carrying.some((range) => address.match(range));
}
