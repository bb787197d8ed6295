import { describe, expect, it } from "vitest";
import { get } from "../../conformance/client/raw-server.ts";
import type { SendOptions, Transport, WireOutcome } from "../../conformance/client/wire.ts";
import { realTime, type Timekeeper } from "../../conformance/engine/schedule.ts";
import { setupOf } from "../models/gateway-setup.ts";
import type { Ask } from "./gateway-command.ts";
import { deliver } from "./gateway-delivery.ts";
import type { Site } from "./gateway-site.ts";
import { Unsettled } from "./verdict.ts";

const answer: WireOutcome = { ok: true, answer: { status: 200, headers: [], body: new Uint8Array(), durationMs: 1 } };
const setup = setupOf({
	...{ publicOrigin: "https://gateway.test", routes: [], upstreams: {} },
	jwt: { issuer: "", audience: "", algorithms: [], timeoutSeconds: 1 },
});
const plain: Ask = { do: "ask", by: "bearer", probe: {} };

/** A gateway that sends so, whose issuer tells how often it was asked. */
function gatewayThat(send: Transport["send"], { time = realTime, asked = async () => 0 } = {}) {
	const never = () => Promise.reject(new Error("nobody asks for this"));
	let forgotten = 0;
	const site: Site = {
		...{ name: "a", setup, transport: { send, race: never }, now: () => 0, admit: async () => {}, seen: never },
		build: async () => ({ probe: { credential: "none" }, request: get(), token: "t" }),
		store: { put: never, delete: never },
		issuer: {
			...{ isOurs: true, isKnown: () => true, outlive: () => {}, publish: never, asked, fetchesAfter: never },
			forget: () => {
				forgotten += 1;
			},
			view: () => {
				throw new Error("nobody asks for this");
			},
		},
	};
	const parts = { sites: new Map(), freshLetters: () => "a", statusOf: new Map(), time, runId: "r", timeoutMs: 1000 };
	return { deliver: (ask: Ask) => deliver([get()], ask, { site, parts }), forgotten: () => forgotten };
}

/** Time that goes on by itself while anybody waits, and by so much more for each thing that is asked. */
function timeThatTakes(extraMs: number): { time: Timekeeper; pass: (ms: number) => Promise<void> } {
	let now = 0;
	const pass = async (ms: number) => {
		const end = now + ms;
		while (now < end) {
			await new Promise((resolve) => setImmediate(resolve));
			now += 10;
		}
	};
	return { time: { now: () => now, wait: pass }, pass: async (ms) => pass(ms + extraMs) };
}

describe("what is sent to a gateway", () => {
	it("is answered, however long that takes, as long as the machine keeps pace", async () => {
		const { time, pass } = timeThatTakes(0);
		let sent = 0;
		const gateway = gatewayThat(
			async () => {
				sent += 1;
				await pass(sent === 1 ? 1500 : 10);
				return answer;
			},
			{ time },
		);
		expect(await gateway.deliver(plain)).toEqual([answer]);
		expect(sent).toBeGreaterThan(2);
		expect(gateway.forgotten()).toBe(0);
	});

	it("says nothing where whatever is asked takes as long, and what the gateway has is not known any more", async () => {
		const { time, pass } = timeThatTakes(600);
		const gateway = gatewayThat(
			async () => {
				await pass(700);
				return answer;
			},
			{ time },
		);
		await expect(gateway.deliver(plain)).rejects.toBeInstanceOf(Unsettled);
		expect(gateway.forgotten()).toBe(1);
	});

	it("comes second to one who hangs up when both are there, as soon as the issuer was asked", async () => {
		const events: string[] = [];
		let asked = 0;
		const send = async (_: unknown, { leaving }: SendOptions = {}) => {
			const name = leaving === undefined ? "second" : "first";
			events.push(name);
			if (leaving === undefined) {
				await new Promise((resolve) => setTimeout(resolve, 80));
			} else {
				setTimeout(() => {
					asked += 1;
				}, 5);
				await new Promise((resolve) => leaving.addEventListener("abort", resolve));
			}
			events.push(`${name} over, asked ${asked}`);
			return answer;
		};
		const gateway = gatewayThat(send, { asked: async () => asked });
		expect(await gateway.deliver({ ...plain, leaver: true })).toEqual([answer]);
		expect(events).toEqual(["first", "second", "first over, asked 1", "second over, asked 1"]);
	});

	it("comes after one who is answered without the issuer", async () => {
		const events: string[] = [];
		const gateway = gatewayThat(async (_, { leaving } = {}) => {
			events.push(leaving === undefined ? "second" : "first");
			return answer;
		});
		await gateway.deliver({ ...plain, leaver: true });
		expect(events).toEqual(["first", "second"]);
	});
});
