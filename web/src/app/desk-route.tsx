import { createRoute } from "@tanstack/react-router";
import { DeskShell } from "./desk-shell.tsx";
import { FrameProblem } from "./page-problem.tsx";
import { rootRoute } from "./root-route.tsx";

/** Pages that belong to no single authority, for somebody who has signed in: portfolio, platform. */
export const deskRoute = createRoute({ getParentRoute: () => rootRoute, id: "desk", component: DeskShell, errorComponent: FrameProblem });
export type DeskRoute = typeof deskRoute;
