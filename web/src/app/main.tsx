import "../look.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { Failure } from "@concord/kernel";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { queryClient } from "./query.ts";
import { router } from "./router.tsx";

// A failure that was meant is shown by the page; it is no news for whoever reads the console.
const onCaughtError = (error: unknown) => error instanceof Failure || console.error(error);

createRoot(document.getElementById("page")!, { onCaughtError }).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
