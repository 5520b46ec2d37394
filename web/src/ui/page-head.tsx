import { useEffect, useRef, type ReactNode } from "react";
import { useWhere } from "./where.tsx";

type Props = {
  title: string;
  /** One sentence: what this is, its date, its state. */
  intro?: ReactNode;
  /** The way here, outermost first: links, not with this page itself. */
  crumbs?: readonly ReactNode[];
  /** Buttons, the main one last. */
  actions?: ReactNode;
  tags?: ReactNode;
};

/** The head of every page: it also gives the window its title, and takes the focus after a navigation. */
export function PageHead({ title, intro, crumbs, actions, tags }: Props) {
  const { place, arrival } = useWhere();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (arrival.takeFocus()) heading.current?.focus();
  }, [arrival]);

  return (
    <>
      <title>{[title, place, "Concord"].filter(Boolean).join(" – ")}</title>
      {crumbs && crumbs.length > 0 && (
        <nav className="crumbs" aria-label="The way here">
          <ol>
            {crumbs.map((crumb, index) => (
              <li key={index}>{crumb}</li>
            ))}
          </ol>
        </nav>
      )}
      <div className="head">
        <div className="head-words">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {intro && <p className="quiet">{intro}</p>}
          {tags && <div className="head-tags">{tags}</div>}
        </div>
        {actions && <div className="head-do">{actions}</div>}
      </div>
    </>
  );
}
