import { createRootRoute, Outlet } from "@tanstack/react-router";
import { NotHere } from "./not-here.tsx";

export const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotHere });
export type RootRoute = typeof rootRoute;
