/**
 * What a browser is told about every page of ours. `files` is where the browser
 * itself sends and fetches files, when that is another origin than the page's.
 */
export function securityHeaders(files: readonly string[] = []): Record<string, string> {
  const csp = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'", // charts and positioned pop-overs carry style attributes
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${["'self'", ...files].join(" ")}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    "content-security-policy": csp.join("; "),
    "strict-transport-security": "max-age=63072000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
  };
}
