import { useState } from "react";

/**
 * The version that a form was begun from, which is the one its change replaces.
 * What is read behind it meanwhile may be newer: sent with that, the change
 * would undo somebody else's unseen. The newest is taken when it is asked for.
 */
export function useBegun(version: number, write: { readAgain: () => void }): { version: number; readAgain: () => void } {
  const [begun, setBegun] = useState<number | undefined>(version);
  return {
    version: begun ?? version,
    readAgain: () => {
      setBegun(undefined);
      write.readAgain();
    },
  };
}
