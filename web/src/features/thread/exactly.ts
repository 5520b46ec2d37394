/** These links differ in what they ask for and not in where they lead: one is current only when it asks for just this. */
export const exactly = { exact: true, includeSearch: true } as const;
