import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

const source = { resolve: { conditions: ["source"] }, ssr: { resolve: { conditions: ["source"] } } };

// Said and not left to the default: no file sees what another has left in its modules.
const isolate = true;

export default defineConfig({
	...source,
	test: {
		projects: [
			{
				...source,
				test: {
					name: "node",
					include: ["{gateway,vectors,fuzz,conformance}/**/*.test.ts", "*.test.ts"],
					exclude: ["**/*.workers.test.ts", "**/node_modules/**", "dist/**"],
					testTimeout: 60_000,
					isolate,
				},
			},
			{
				...source,
				plugins: [cloudflareTest({ wrangler: { configPath: "./gateway/wrangler.jsonc" } })],
				test: {
					name: "workers",
					include: ["{gateway,fuzz,conformance}/**/*.workers.test.ts"],
					testTimeout: 60_000,
					isolate,
				},
			},
		],
	},
});
