import { lazyRouteComponent, type RouteComponent } from "@tanstack/react-router";

/**
 * A page that is fetched when somebody first goes there (or rests the pointer
 * on a link to it): `component: page(() => import("./deals-page.tsx"), "DealsPage")`.
 * It looks no deeper into the module than its names, so that a page may use
 * the types of the very routes it is in.
 */
export const page = <M extends object>(load: () => Promise<M>, name: keyof M & string): RouteComponent =>
  lazyRouteComponent(load as () => Promise<Record<string, any>>, name) as RouteComponent;
