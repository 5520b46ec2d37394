import { contentHash, prefixOf, type Id } from "@concord/kernel";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * Whose address it is, as our id. Worked out and not minted, so that two
 * authorities that add the same person before they have ever signed in name the
 * same one, and neither has to look into a register of everybody.
 */
export function personIdOf(email: string): Id<"person"> {
  const hash = contentHash(["person", email.trim().toLowerCase()]);
  let rest = BigInt(`0x${hash}`);
  let letters = "";
  for (let place = 0; place < 26; place++, rest >>= 5n) letters += alphabet[Number(rest & 31n)];
  return `${prefixOf("person")}_${letters}` as Id<"person">;
}
