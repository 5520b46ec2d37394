import { createContext, useContext } from "react";

/** What the head of a page needs to know of where it is. */
export type Where = {
  /** The authority's name, for the window's title. */
  place: string | undefined;
  arrival: Arrival;
};

/** Somebody went to another page: whoever has its heading takes the focus, once. */
export type Arrival = {
  expect(): void;
  takeFocus(): boolean;
};

export function arrivals(): Arrival {
  let expected = false;
  return {
    expect: () => {
      expected = true;
    },
    takeFocus: () => {
      const taken = expected;
      expected = false;
      return taken;
    },
  };
}

export const WhereContext = createContext<Where>({ place: undefined, arrival: arrivals() });
export const useWhere = (): Where => useContext(WhereContext);
