import { createRoute } from "@tanstack/react-router";
import type { DeskRoute } from "../../app/desk-route.tsx";
import { page } from "../../app/page.ts";

export const platformRoutes = (parent: DeskRoute) => [
  createRoute({ getParentRoute: () => parent, path: "/platform", component: page(() => import("./platform-page.tsx"), "PlatformPage") }),
];
