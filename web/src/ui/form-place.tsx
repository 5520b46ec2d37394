import { useEffect, useRef, type ReactNode } from "react";

/**
 * A form that a button opens elsewhere on the page: it takes the focus to its
 * first field, and gives it back to where it was when it closes.
 */
export function FormPlace({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const around = place.current?.closest(".card");
    place.current?.querySelector<HTMLElement>("input, select, textarea")?.focus();
    return () => {
      if (before instanceof HTMLElement && before !== document.body && before.isConnected) return before.focus();
      // The button that opened it made way for it, and comes back only now.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) around?.querySelector<HTMLElement>("button, a[href]")?.focus();
      });
    };
  }, []);
  return (
    <div className="form-place" ref={place}>
      {children}
    </div>
  );
}
