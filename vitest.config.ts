import { availableParallelism } from "node:os";
import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

const source = { resolve: { conditions: ["source"] }, ssr: { resolve: { conditions: ["source"] } } };

// Said and not left to the default: no file sees what another has left in its modules.
const isolate = true;

// Most tests wait for processes that they have started, so that two go on side by side on two cores as well.
const maxWorkers = Math.max(2, availableParallelism() - 1);

export default defineConfig({
	...source,
	test: {
		maxWorkers,
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
