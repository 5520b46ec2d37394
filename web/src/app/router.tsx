import { createRouter } from "@tanstack/react-router";
import { LoadingPage } from "../ui/index.ts";
import { NothingHere } from "./not-here.tsx";
import { PageProblem } from "./page-problem.tsx";
import { routeTree } from "./routes.ts";

export const router = createRouter({
  routeTree,
  defaultPreload: "intent",
  defaultPendingComponent: LoadingPage,
  defaultErrorComponent: PageProblem,
  defaultNotFoundComponent: NothingHere,
  // Another deal is another page, even where it has the same route: nothing typed for one is left in the form of the other.
  defaultRemountDeps: ({ params }) => params,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
