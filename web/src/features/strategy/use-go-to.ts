import { useEffect } from "react";

/**
 * A form that opens because something in it is to be mended takes the reader
 * there: to the field that the address names, or to its first.
 */
export function useGoTo(partId: string): void {
  useEffect(() => {
    const named =
      document.getElementById(`${window.location.hash.slice(1)}-form`) ?? document.getElementById(window.location.hash.slice(1));
    const field = named?.querySelector<HTMLElement>("input, select, textarea");
    if (named?.id.startsWith(partId) && field) {
      field.focus({ preventScroll: true });
      named.scrollIntoView({ block: "center" });
    }
  }, [partId]);
}
