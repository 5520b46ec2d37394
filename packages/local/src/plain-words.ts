import { LockHeld } from "./lock.ts";

/** The port that was asked for is another's. */
export class PortTaken extends Error {
  constructor(port: number, options?: ErrorOptions) {
    super(`Port ${port} is taken by another program. Stop that program, or choose another port: npm start -- --port ${port + 1}`, options);
  }
}

/** What is missing is for whoever starts Concord to bring. */
export class StartRefused extends Error {}

/** There is no room left to keep anything. */
export class DiskFull extends StartRefused {
  constructor(dataPath: string) {
    super(`The disk that holds ${dataPath} is full. Free some space, or keep the data elsewhere: npm start -- --data /another/folder`);
  }
}

/** What went wrong and what to do, for somebody who did not write this. Undefined for what nobody foresaw. */
export function plainWords(error: unknown, dataPath: string): string | undefined {
  if (error instanceof LockHeld)
    return `${error.message}\nStop it first (Ctrl+C there, or kill ${error.holder.pid}), or give this one a folder of its own: npm start -- --port 4001 --data .concord-2`;
  if (error instanceof PortTaken || error instanceof StartRefused) return error.message;

  switch (codeOf(error)) {
    case "ENOSPC":
      return new DiskFull(dataPath).message;
    case "EDQUOT":
      return `Your share of the disk that holds ${dataPath} is used up. Free some space, or keep the data elsewhere: npm start -- --data /another/folder`;
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return `${dataPath} cannot be written to. Give yourself the right to, or keep the data elsewhere: npm start -- --data /another/folder`;
    case "ENOTDIR":
    case "EEXIST":
      return `${dataPath} is not a folder. Name one: npm start -- --data /another/folder`;
    default:
      return error instanceof Error && error.message.startsWith("The local database (dynoxide)") ? error.message : undefined;
  }
}

function codeOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== undefined) return code;
  }
  return undefined;
}
