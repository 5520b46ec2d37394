import fc from "fast-check";
import { expect, test } from "vitest";
import { isPublicAddress } from "./public-address.ts";

test.each([
  ["this machine", "127.0.0.1"],
  ["this machine, all of its names", "127.255.255.254"],
  ["no address yet", "0.0.0.0"],
  ["this network", "0.1.2.3"],
  ["a private network, 10", "10.0.0.1"],
  ["a private network, 172.16", "172.16.0.1"],
  ["the end of a private network, 172.31", "172.31.255.255"],
  ["a private network, 192.168", "192.168.1.1"],
  ["where a cloud hands out credentials", "169.254.169.254"],
  ["where a container is handed its credentials", "169.254.170.2"],
  ["a link", "169.254.0.1"],
  ["a carrier's customers", "100.64.0.1"],
  ["a cloud's resolver among a carrier's customers", "100.100.100.200"],
  ["protocol assignments", "192.0.0.1"],
  ["documentation, 1", "192.0.2.1"],
  ["documentation, 2", "198.51.100.7"],
  ["documentation, 3", "203.0.113.9"],
  ["measuring of networks", "198.18.0.1"],
  ["6to4 relays", "192.88.99.1"],
  ["multicast", "224.0.0.251"],
  ["the end of multicast", "239.255.255.255"],
  ["reserved", "240.0.0.1"],
  ["broadcast", "255.255.255.255"],
  ["this machine in IPv6", "::1"],
  ["no address in IPv6", "::"],
  ["IPv4 wrapped in IPv6", "::ffff:127.0.0.1"],
  ["a public IPv4 wrapped in IPv6", "::ffff:8.8.8.8"],
  ["IPv4 wrapped, in hexadecimal", "::ffff:7f00:1"],
  ["IPv4 wrapped the old way", "::127.0.0.1"],
  ["translated IPv4 (RFC 2765)", "::ffff:0:127.0.0.1"],
  ["a private IPv4 behind NAT64", "64:ff9b::10.0.0.1"],
  ["a public IPv4 behind NAT64", "64:ff9b::8.8.8.8"],
  ["NAT64 of a network's own", "64:ff9b:1::a00:1"],
  ["a private IPv4 in 6to4", "2002:0a00:0001::1"],
  ["this machine in 6to4", "2002:7f00:0001::"],
  ["Teredo", "2001:0:4136:e378:8000:63bf:3fff:fdd2"],
  ["a unique local address", "fd00:ec2::254"],
  ["a unique local address, fc", "fc00::1"],
  ["a link in IPv6", "fe80::1"],
  ["a link with its zone", "fe80::1%eth0"],
  ["a site of old", "fec0::1"],
  ["multicast in IPv6", "ff02::1"],
  ["documentation in IPv6", "2001:db8::1"],
  ["documentation in IPv6, newer", "3fff::1"],
  ["discard", "100::1"],
  ["ORCHID", "2001:20::1"],
  ["benchmarking in IPv6", "2001:2::1"],
  ["space that is given to nobody", "4000::1"],
  ["decimal", "2130706433"],
  ["hexadecimal", "0x7f000001"],
  ["octal", "0177.0.0.1"],
  ["two parts", "127.1"],
  ["a public address in octal", "010.010.010.010"],
  ["nothing", ""],
  ["a name", "localhost"],
])("refuses %s (%s)", (_, address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each([
  "8.8.8.8",
  "1.1.1.1",
  "172.15.255.255",
  "172.32.0.1",
  "100.63.255.255",
  "100.128.0.1",
  "2606:4700:4700::1111",
  "2a00:1450:4009:80b::200e",
])("lets through %s, which is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test("no IPv4 address is let through by wrapping it in one of IPv6", () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.constantFrom("::ffff:", "::", "64:ff9b::", "::ffff:0:"), (address, wrap) => {
      expect(isPublicAddress(`${wrap}${address}`)).toBe(false);
    }),
  );
});

test("no address of a private network is ever let through", () => {
  const byte = fc.integer({ min: 0, max: 255 });
  const privates = fc.oneof(
    fc.tuple(fc.constant(10), byte, byte, byte),
    fc.tuple(fc.constant(127), byte, byte, byte),
    fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
    fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
    fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
    fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte),
    fc.tuple(fc.integer({ min: 224, max: 255 }), byte, byte, byte),
  );
  fc.assert(
    fc.property(privates, (parts) => {
      expect(isPublicAddress(parts.join("."))).toBe(false);
    }),
  );
});
