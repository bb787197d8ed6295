import { describe, expect, it } from "vitest";
import { realTime } from "../../conformance/engine/schedule.ts";
import { setupOf } from "../models/gateway-setup.ts";
import type { GatewayCommand, GatewaySequence } from "./gateway-command.ts";
import type { Site } from "./gateway-site.ts";
import { gatewayDecidesAsTheModel } from "./whole-gateway.ts";

const setup = setupOf({
	...{ publicOrigin: "https://gateway.test", routes: [], upstreams: {} },
	jwt: { issuer: "", audience: "", algorithms: [], timeoutSeconds: 1 },
});
const never = () => Promise.reject(new Error("nobody asks for this"));
const nothing = async () => {};

/** A gateway at which nothing but its key store is at hand, and for which no request can be made. */
const site: Site = {
	...{ name: "main", setup, transport: { send: never, race: never }, now: () => 0, admit: nothing, seen: never },
	build: () => Promise.reject(new RangeError("there is no body")),
	store: { put: nothing, delete: nothing },
	issuer: {
		...{ isOurs: false, isKnown: () => true, outlive: () => {}, publish: nothing, asked: never, fetchesAfter: never },
		forget: () => {},
		view: () => {
			throw new Error("nobody asks for this");
		},
	},
};
const law = gatewayDecidesAsTheModel({
	...{ sites: new Map([["main", site]]), freshLetters: () => "abc", statusOf: new Map(), time: realTime },
	...{ runId: "r", timeoutMs: 1000 },
});
const judged = (...commands: readonly GatewayCommand[]) => (async () => law({ site: "main", commands }))();

describe("a sequence of which something cannot be done", () => {
	const ask: GatewayCommand = { do: "ask", by: 0, probe: { route: "read" } };

	it("is not judged where no request of it can be made", async () => {
		const cannot = { name: "Unjudged", message: expect.stringContaining("there is no body"), judged: undefined };
		await expect(judged({ do: "delete", key: 0 }, ask)).rejects.toMatchObject(cannot);
	});

	it.each<[string, GatewayCommand]>([
		["evict", { do: "evict", key: 0 }],
		["wait", { do: "wait", seconds: 3 }],
		["publish", { do: "publish", mode: { mode: "ok" } }],
		["another place", { ...ask, elsewhere: true }],
	])("is not judged as a whole: %s", async (name, command) => {
		await expect(judged({ do: "delete", key: 0 }, command)).rejects.toMatchObject({
			message: expect.stringContaining(name),
			judged: undefined,
		});
	});

	it.each<[string, unknown]>([
		["of a gateway that is not there", { site: "attentive", commands: [ask] }],
		["of a gateway that was named", [{ do: "ask", by: "signature", probe: { credential: "hmac" } }]],
	])("is not judged where it is one %s", async (_, input) => {
		await expect((async () => law(input as GatewaySequence))()).rejects.toMatchObject({
			name: "Unjudged",
			judged: undefined,
		});
	});

	it("is another one than a request once more that was never made", async () => {
		await expect(judged({ do: "again", by: 0, as: "sent", headers: [] })).resolves.toBeUndefined();
	});
});
