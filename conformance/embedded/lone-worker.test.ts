import { describe, expect, it } from "vitest";
import { startLoneWorker } from "./lone-worker.ts";

const module = "export default { fetch: (_, env) => Response.json(env) };";

describe("a lone Worker", () => {
	it("is reached by the simulator's entry and on its own socket, and has its environment", async () => {
		const { entry, direct, close } = await startLoneWorker(module, { NAME: "value" });
		try {
			for (const url of [entry, direct]) {
				expect(await (await fetch(url)).json()).toEqual({ NAME: "value" });
			}
			expect(direct).not.toBe(entry);
		} finally {
			await close();
		}
	});

	it("is refused, with nothing left running, where its module is none", async () => {
		await expect(startLoneWorker("export default {")).rejects.toThrow();
	});
});
