import { describe, expect, it, vi } from "vitest";
import { type GatewayEnv, platformOf } from "./platform.ts";

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
