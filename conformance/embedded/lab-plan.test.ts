import { describe, expect, it } from "vitest";
import { planLab } from "./lab-plan.ts";

const peers = {
	echo: { url: "http://127.0.0.1:1" },
	issuer: { jwksUrl: (name: string) => `http://127.0.0.1:2/jwks/${name}.json` },
} as Parameters<typeof planLab>[1];

describe("planLab", () => {
	it("gives every gateway a name and a key set of its own, and every instance a key store", () => {
		const plans = planLab({ spares: 2, variants: true, instances: [{ name: "a" }, { name: "b", spares: 1 }] }, peers);
		const workers = plans.flatMap(({ gateway, spares, variants }) => [gateway, ...spares, ...variants]);
		expect(workers.map(({ name }) => name)).toEqual([
			"a",
			"a-fresh-1",
			"a-fresh-2",
			"a-sorted-query",
			"b",
			"b-fresh-1",
			"b-sorted-query",
		]);
		const keySets = workers.map(({ config }) => JSON.stringify(config["jwt"]));
		expect(new Set(keySets).size).toBe(workers.length);
		expect(new Set(workers.map(({ keyStore }) => keyStore))).toEqual(new Set(["keys-a", "keys-b"]));
	});

	it("binds the told port to the first gateway only, and lets it be called by that name", () => {
		const [first, second] = planLab({ port: 8787, spares: 1, instances: [{ name: "a" }, { name: "b" }] }, peers);
		expect([first?.gateway.port, first?.spares[0]?.port, second?.gateway.port]).toEqual([8787, 0, 0]);
		expect(first?.gateway.config["hosts"]).toContain("127.0.0.1:8787");
	});

	it("puts told members in place of the lab's own, and plans variants of what is told", () => {
		const [main] = planLab({ variants: true, config: { scheme: "sorted-query", hosts: [] } }, peers);
		expect(main?.gateway.config).toMatchObject({ scheme: "sorted-query", hosts: [] });
		expect(main?.variants.map(({ config }) => config["scheme"])).toEqual(["countersign-v1"]);
	});
});
