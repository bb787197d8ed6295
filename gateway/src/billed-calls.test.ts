import { setImmediate } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { AdmissionBatches } from "./admission-batches.ts";
import type { AdmissionBinding, AdmissionNamespace } from "./admission-protocol.ts";
import { type Answer, type Bench, benchStart, composeBench, firstKey, honestClaims } from "./bench/bench.ts";
import { issuerKey, issuerOf } from "./bench/issuer.ts";
import type { KeyRecord } from "./keys.ts";
import { referenceStages } from "./reference.ts";

/** What a request asks of what is billed by the call, which COSTS.md reckons with. */
interface Calls {
	readonly keyStore: number;
	readonly objects: number;
	readonly fetches: number;
	readonly lines: number;
	readonly dataPoints: number;
}

const versioned: KeyRecord = { ...firstKey, version: 1 };

/** A gateway that knows one key, with all calls counted from when it has answered what makes it warm. */
async function counted(record: KeyRecord, warm: (bench: Bench, token: string) => Promise<unknown>) {
	const counts = { keyStore: 0, objects: 0 };
	let admissions = 0;
	const spent = new Set<string>();
	const binding: AdmissionBinding = {
		getByName: () => ({
			admit: async (requests) => {
				counts.objects += 1;
				return requests.map(({ nonce }) => {
					const isNew = !spent.has(nonce);
					spent.add(nonce);
					return isNew ? { decision: "admitted", quotas: [] } : { decision: "replayed" };
				});
			},
		}),
	};
	const signer = await issuerKey("key-1");
	const issuer = issuerOf([signer.jwk]);
	const batched = new AdmissionBatches(binding).namespace(() => undefined);
	const admission: AdmissionNamespace = {
		getByName: (name) => ({
			admit: (request) => {
				admissions += 1;
				return batched.getByName(name).admit(request);
			},
		}),
	};
	const keys = {
		get: async (name: string) => {
			counts.keyStore += 1;
			return name === `key:${record.keyId}` ? JSON.stringify(record) : null;
		},
	};
	const subject = { stages: referenceStages, admissionAt: () => admission };
	const bench = composeBench(subject, { keys, admission, issuer });
	const token = await signer.sign(honestClaims());
	await warm(bench, token);
	const all = (): Calls => {
		const { fetches } = issuer;
		return { ...counts, fetches: fetches.length, lines: bench.log.length, dataPoints: bench.measured.length };
	};
	const before = all();
	const calls = (): Calls => {
		const after = all();
		return {
			keyStore: after.keyStore - before.keyStore,
			objects: after.objects - before.objects,
			fetches: after.fetches - before.fetches,
			lines: after.lines - before.lines,
			dataPoints: after.dataPoints - before.dataPoints,
		};
	};
	return { bench, calls, token, admissions: () => admissions };
}

const noCalls: Calls = { keyStore: 0, objects: 0, fetches: 0, lines: 1, dataPoints: 1 };
const publicTarget = { target: "/public", headers: [] };
const replayed = { nonce: "0123456789abcdef-replayed" };

afterEach(() => {
	vi.useRealTimers();
});

describe("the calls of a request", () => {
	it.each<[string, KeyRecord, (bench: Bench, token: string) => Promise<Answer>, number, Partial<Calls>]>([
		["signed, by a key with a version", versioned, (bench) => bench.signed(), 200, { objects: 1 }],
		["signed, by a key without", firstKey, (bench) => bench.signed(), 200, { keyStore: 1, objects: 1 }],
		["with a token", versioned, (bench, token) => bench.bearer(token), 200, {}],
		["to a public route", versioned, (bench) => bench.plain(publicTarget), 200, {}],
		["that is malformed", versioned, (bench) => bench.plain({ target: "/a//1", headers: [] }), 400, {}],
		["without a credential", versioned, (bench) => bench.plain({ headers: [] }), 401, {}],
		["that is too old", versioned, (bench) => bench.signed({ timestamp: String(benchStart - 301) }), 401, {}],
		["signed wrongly", versioned, (bench) => bench.signed({ secret: "x".repeat(32) }), 401, { keyStore: 1 }],
		["of nobody's key", versioned, (bench) => bench.signed({ keyId: "nobody" }), 401, { keyStore: 1 }],
		["that is replayed", versioned, (bench) => bench.signed(replayed), 401, { objects: 1 }],
		["with a bad token", versioned, (bench) => bench.bearer("a.b.c"), 401, {}],
	])("%s, once the isolate is warm", async (_, record, send, status, expected) => {
		const { bench, calls, token } = await counted(record, async (warming, taken) => {
			expect([(await warming.signed(replayed)).status, (await warming.bearer(taken)).status]).toEqual([200, 200]);
		});
		expect((await send(bench, token)).status).toBe(status);
		expect(calls()).toEqual({ ...noCalls, ...expected });
	});

	it("are one of the key's object for all that come together", async () => {
		const { bench, calls, admissions } = await counted(versioned, (warming) => warming.signed());
		const before = admissions();
		vi.useFakeTimers({ toFake: ["setTimeout"] });
		const pending = Array.from({ length: 20 }, () => bench.signed());
		while (admissions() < before + 20) await setImmediate();
		await vi.runAllTimersAsync();
		const answers = await Promise.all(pending);
		expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
		expect(calls()).toEqual({ keyStore: 0, objects: 1, fetches: 0, lines: 20, dataPoints: 20 });
	});

	it("are one of the key store a minute for a key with a version", async () => {
		const { bench, calls } = await counted(versioned, (warming) => warming.signed());
		for (let second = 0; second < 180; second += 1) {
			expect((await bench.signed()).status).toBe(200);
			bench.clock.nowMs += 1000;
		}
		expect(calls()).toMatchObject({ keyStore: 2, objects: 180 });
	});
});
