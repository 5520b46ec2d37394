import { useEffect, useRef, type ReactNode } from "react";

/**
 * A form that a button opens elsewhere on the page: it takes the focus to its
 * first field, and gives it back to where it was when it closes.
 */
export function FormPlace({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    place.current?.querySelector<HTMLElement>("input, select, textarea")?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <div className="form-place" ref={place}>
      {children}
    </div>
  );
}
