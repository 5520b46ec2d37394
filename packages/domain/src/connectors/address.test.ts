import { expect, test } from "vitest";
import { judgeAddress, withoutSecrets } from "./address.ts";

test.each([
  ["jobs.csv", "address-not-a-url"],
  ["", "address-not-a-url"],
  ["https://", "address-not-a-url"],
  [`https://data.gov.uk/${"a".repeat(2000)}`, "address-too-long"],
  ["file:///etc/passwd", "address-scheme"],
  ["ftp://ftp.ons.gov.uk/x.csv", "address-scheme"],
  ["gopher://example.org/", "address-scheme"],
  ["data:text/csv,a", "address-scheme"],
  ["javascript:alert(1)", "address-scheme"],
  ["https://anna:secret@data.gov.uk/x.csv", "address-with-password"],
  ["https://anna@data.gov.uk/x.csv", "address-with-password"],
  ["https://data.gov.uk/x.csv?api_key=123", "address-with-key"],
  ["https://data.gov.uk/x.csv?X-Amz-Signature=abc", "address-with-key"],
  ["https://www.nomisweb.co.uk/api/v01/dataset/NM_1_1.data.csv?UID=0xabc", "address-with-key"],
  ["https://data.gov.uk:8443/x.csv", "address-port"],
  ["http://data.gov.uk:22/x.csv", "address-port"],
  ["http://localhost/x.csv", "address-not-public"],
  ["http://a.localhost/x.csv", "address-not-public"],
  ["http://intranet/x.csv", "address-not-public"],
  ["http://files.corp/x.csv", "address-not-public"],
  ["http://metadata.google.internal/x", "address-not-public"],
  ["http://printer.local./x", "address-not-public"],
  ["http://127.0.0.1/x", "address-not-public"],
  ["http://2130706433/x", "address-not-public"],
  ["http://0x7f.1/x", "address-not-public"],
  ["http://0177.0.0.1/x", "address-not-public"],
  ["http://127.1/x", "address-not-public"],
  ["http://①②⑦.⓪.⓪.①/x", "address-not-public"],
  ["http://127。0。0。1/x", "address-not-public"],
  ["http://8.8.8.8/x", "address-not-public"],
  ["http://[::1]/x", "address-not-public"],
  ["http://[::ffff:169.254.169.254]/x", "address-not-public"],
  ["http://%31%32%37.0.0.1/x", "address-not-public"],
])("does not fetch from %s (%s)", (typed, because) => {
  expect(judgeAddress(typed)).toEqual({ allowed: false, because });
});

test.each([
  "https://www.ons.gov.uk/file?uri=/jobs.csv",
  " http://data.gov.uk/x.csv ",
  "https://data.gov.uk:443/x.csv",
  "https://bücher.example/x.csv",
])("fetches from %s", (typed) => {
  expect(judgeAddress(typed).allowed).toBe(true);
});

test("what opens a door is left out of an address that is written down", () => {
  expect(withoutSecrets("https://anna:pw@files.example/x.csv?year=2024&Signature=abc&token=def")).toBe(
    "https://files.example/x.csv?year=2024&Signature=hidden&token=hidden",
  );
  expect(withoutSecrets("https://files.example/x.csv?X-Goog-Signature=abc&sas_token=def&X-Amz-Security-Token=ghi&id=7")).toBe(
    "https://files.example/x.csv?X-Goog-Signature=hidden&sas_token=hidden&X-Amz-Security-Token=hidden&id=7",
  );
});
