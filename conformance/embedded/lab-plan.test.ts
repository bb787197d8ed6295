import { describe, expect, it } from "vitest";
import { keySetTimes } from "./gateway-config.ts";
import { planLab, workersOf } from "./lab-plan.ts";

const peers = {
	echo: { url: "http://127.0.0.1:1" },
	issuer: { jwksUrl: (name: string) => `http://127.0.0.1:2/jwks/${name}.json` },
} as Parameters<typeof planLab>[1];

describe("planLab", () => {
	it("gives every gateway a name and a key set of its own, and every instance a key store", () => {
		const spares = { fresh: { default: 1, hasty: 1 }, lent: { attentive: 1 } };
		const few = { fresh: { curious: 1 }, lent: {} };
		const plans = planLab({ spares, variants: true, instances: [{ name: "a" }, { name: "b", spares: few }] }, peers);
		const workers = plans.flatMap(workersOf);
		expect(workers.map(({ name }) => name)).toEqual([
			"a",
			"a-fresh-1",
			"a-fresh-2",
			"a-lent-1",
			"a-sorted-query",
			"a-short-limits",
			"a-environment",
			"a-edge",
			"b",
			"b-fresh-1",
			"b-sorted-query",
			"b-short-limits",
			"b-environment",
			"b-edge",
		]);
		const keySets = workers.map(({ config }) => JSON.stringify(config["jwt"]));
		expect(new Set(keySets).size).toBe(workers.length);
		expect(new Set(workers.map(({ keyStore }) => keyStore))).toEqual(new Set(["keys-a", "keys-b"]));
	});

	it("binds the told port to the first gateway only, and lets it be called by that name", () => {
		const spares = { fresh: { default: 1 }, lent: {} };
		const [first, second] = planLab({ port: 8787, spares, instances: [{ name: "a" }, { name: "b" }] }, peers);
		expect([first?.gateway.port, first?.fresh[0]?.worker.port, second?.gateway.port]).toEqual([8787, 0, 0]);
		expect(first?.gateway.config["hosts"]).toContain("127.0.0.1:8787");
	});

	it("puts told members in place of the lab's own, and plans variants of what is told", () => {
		const [main] = planLab({ variants: true, config: { scheme: "sorted-query", hosts: [] } }, peers);
		expect(main?.gateway.config).toMatchObject({ scheme: "sorted-query", hosts: [] });
		expect(main?.variants.map(({ need, worker }) => [need, worker.config["scheme"]])).toEqual([
			["countersign-v1", "countersign-v1"],
			["short-limits", "sorted-query"],
			["environment", "sorted-query"],
			["edges", "sorted-query"],
		]);
	});

	it("sets up the gateway of the other scheme otherwise: over plain HTTP, and under whatever host", () => {
		const [main] = planLab({ variants: true, config: { publicOrigin: "https://gw.test" } }, peers);
		const [other, short] = main?.variants.map(({ worker }) => worker.config) ?? [];
		expect([other?.["publicOrigin"], other?.["hosts"]]).toEqual(["http://gw.test", undefined]);
		expect([short?.["publicOrigin"], short?.["hosts"]]).toEqual(["https://gw.test", main?.gateway.config["hosts"]]);
	});

	it("plans just those variants that are asked for, and an edge that shares the admission objects", () => {
		const [main, other] = planLab(
			{ variants: ["edges"], instances: [{ name: "a" }, { name: "b", variants: [] }] },
			peers,
		);
		expect(main?.variants.map(({ need, worker }) => [need, worker.name, worker.admission, worker.keyStore])).toEqual([
			["edges", "a-edge", "a", "keys-a"],
		]);
		expect([main?.gateway.admission, other?.gateway.admission, other?.variants]).toEqual(["a", "b", []]);
	});

	it("gives spares the times of their kind and leaves everything else as it is", () => {
		const spares = { fresh: { default: 1, hasty: 1, curious: 1 }, lent: { attentive: 1 } };
		const [main] = planLab({ spares }, peers);
		const jwtOf = (kind: string) =>
			[...(main?.fresh ?? []), ...(main?.lent ?? [])].find((spare) => spare.kind === kind)?.worker.config["jwt"];
		const own = { ...Object(main?.gateway.config["jwt"]), jwksUrl: expect.any(String) };
		expect(jwtOf("default")).toEqual(own);
		expect(jwtOf("hasty")).toEqual({ ...own, ...keySetTimes.hasty });
		expect(jwtOf("curious")).toEqual({ ...own, ...keySetTimes.curious });
		expect(jwtOf("attentive")).toEqual({ ...own, ...keySetTimes.attentive });
	});
});
