import { describe, expect, it, vi } from "vitest";
import { dataPointOf } from "./measure.ts";
import { type GatewayEnv, isolateOf, platformOf } from "./platform.ts";
import { referenceStages } from "./reference.ts";
import { Trace } from "./trace.ts";

/** The platform of a Worker that has these bindings beside the usual ones. */
function platformWith(bindings: Readonly<Record<string, unknown>>) {
	const usual: GatewayEnv = {
		KEYS: { get: async () => null },
		ADMISSION: { getByName: () => ({ admit: async () => [] }) },
		CONFIG: {},
	};
	return platformOf({ ...usual, ...bindings }, {})(() => undefined);
}

/** As the platform's own: of no use without what it belongs to. */
class ServiceBinding {
	readonly #name = "the service";

	async fetch(input: Parameters<typeof fetch>[0]): Promise<Response> {
		return new Response(`${this.#name} at ${String(input)}`);
	}
}

describe("an upstream that is a service binding", () => {
	const upstream = { service: "SITES", origin: "https://upstream.internal" };

	it("is asked by the binding of that name, and not over the network", async () => {
		const asked = platformWith({ SITES: new ServiceBinding() }).upstream(upstream);
		const answer = await asked("https://upstream.internal/a");
		expect(await answer.text()).toBe("the service at https://upstream.internal/a");
	});

	it.each<[string, Readonly<Record<string, unknown>>]>([
		["is not there", {}],
		["is a text", { SITES: "sites" }],
		["is null", { SITES: null }],
		["has nothing to fetch with", { SITES: {} }],
		["has something else of that name", { SITES: { fetch: "https://sites.test" } }],
		["is a function that has a fetch", { SITES: Object.assign(() => undefined, { fetch: () => undefined }) }],
	])("is named where it %s", (_, bindings) => {
		expect(() => platformWith(bindings).upstream(upstream)).toThrow('"SITES"');
	});
});

describe("a line of the log", () => {
	it("is written as it is to the Worker's console, once", () => {
		const written = vi.spyOn(console, "log").mockImplementation(() => undefined);
		try {
			platformWith({}).log('{"status":200}');
			expect(written.mock.calls).toEqual([['{"status":200}']]);
		} finally {
			written.mockRestore();
		}
	});
});

describe("a data point", () => {
	it("is written to the binding for it, once, and nowhere where there is none", () => {
		const line = new Trace(() => 0).line("request", null, 200, null);
		const written: unknown[] = [];
		platformWith({ ANALYTICS: { writeDataPoint: (point: unknown) => written.push(point) } }).measure(line);
		expect(written).toEqual([dataPointOf(line)]);
		platformWith({}).measure(line);
	});
});

describe("an admission object", () => {
	it.each([undefined, "weur"])("is asked for near to where the configuration says: %s", async (locationHint) => {
		const asked: unknown[] = [];
		const admit = async () => [{ decision: "replayed" as const }];
		const env: GatewayEnv = {
			KEYS: { get: async () => null },
			ADMISSION: {
				getByName: (...how) => {
					asked.push(how);
					return { admit };
				},
			},
			CONFIG: {},
		};
		const { admission } = platformOf(env, locationHint === undefined ? {} : { locationHint: "weur" })(() => undefined);
		await admission
			.getByName("nonce-a")
			.admit({ nonce: "a", acceptableUntil: 1, quotas: {}, liveNonces: 1, recordVersion: 0 });
		expect(asked).toEqual([["nonce-a", locationHint === undefined ? {} : { locationHint }]]);
	});
});

describe("a rate limiting binding", () => {
	const CONFIG = {
		publicOrigin: "https://gateway.test",
		limiter: "CLIENT_LIMIT",
		routes: [{ pattern: "/a", upstream: "one", methods: { GET: [] } }],
		upstreams: { one: { origin: "https://upstream.test" } },
	};

	it.each<[string, Readonly<Record<string, unknown>>]>([
		["is not there", {}],
		["is null", { CLIENT_LIMIT: null }],
		["has nothing to limit with", { CLIENT_LIMIT: {} }],
		["has something else of that name", { CLIENT_LIMIT: { limit: 5 } }],
		["is a function that has a limit", { CLIENT_LIMIT: Object.assign(() => undefined, { limit: () => undefined }) }],
	])("is named before the first request where it %s", (_, bindings) => {
		const env: GatewayEnv = {
			KEYS: { get: async () => null },
			ADMISSION: { getByName: () => ({ admit: async () => [] }) },
			CONFIG,
			...bindings,
		};
		expect(() => isolateOf(env, referenceStages)).toThrow('"CLIENT_LIMIT"');
	});
});
