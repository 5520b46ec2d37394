import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** In development the API is the platform that `npm start` runs; there is one origin, as in production. */
const platform = process.env.CONCORD_PLATFORM ?? "http://127.0.0.1:4000";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: "dist",
    // Inlined data: addresses would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { host: "127.0.0.1", proxy: Object.fromEntries(["/v1", "/auth", "/oidc", "/s3"].map((path) => [path, platform])) },
});
