import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { RunningPlatform } from "@concord/local";

/** STS as far as our functions use it: AssumeRole with one tag, answered with a session of this machine's own. */
export async function securityTokenService({
  sessions,
}: RunningPlatform["aws"]): Promise<{ origin: string; assumed: string[]; stop(): void }> {
  const assumed: string[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const asked = new URLSearchParams(body);
    const tenantId = asked.get("Tags.member.1.Value");
    if (
      asked.get("Action") !== "AssumeRole" ||
      asked.get("Tags.member.1.Key") !== "tenantId" ||
      !/^ten_[0-9a-z]{26}$/.test(tenantId ?? "") ||
      asked.has("Tags.member.2.Key")
    ) {
      response.writeHead(400).end();
      return;
    }
    assumed.push(tenantId!); // it has the shape of one
    const { accessKeyId, secretAccessKey, sessionToken, expiration } = sessions.mint({ role: "tenant", tags: { tenantId: tenantId! } });
    response
      .writeHead(200, { "content-type": "text/xml" })
      .end(
        `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>` +
          `<AccessKeyId>${accessKeyId}</AccessKeyId><SecretAccessKey>${secretAccessKey}</SecretAccessKey>` +
          `<SessionToken>${sessionToken}</SessionToken><Expiration>${expiration.toISOString()}</Expiration>` +
          `</Credentials></AssumeRoleResult></AssumeRoleResponse>`,
      );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, assumed, stop: () => void server.close() };
}
