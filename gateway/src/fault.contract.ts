import { expect } from "vitest";
import type { AdmissionAnswer, AdmissionNamespace } from "./admission-protocol.ts";
import { type Answer, type BenchOptions, composeBench, type GatewaySubject, honestClaims } from "./bench/bench.ts";
import { issuerKey, issuerOf, keySetAnswer, untilAborted } from "./bench/issuer.ts";
import type { ContractCase } from "./contract.ts";
import type { KeyStore } from "./keys.ts";

const never = new Promise<never>(() => undefined);

/** Rejects when it no longer matters to anyone. */
async function failsLate(): Promise<never> {
	await new Promise((resolve) => setTimeout(resolve, 100));
	throw new Error("late");
}

const brokenKeyStores: readonly KeyStore[] = [
	{ get: () => Promise.reject(new Error("down")) },
	{
		get: () => {
			throw new Error("down at once");
		},
	},
	{ get: () => never },
	{ get: failsLate },
];

function admissionThat(admit: () => Promise<AdmissionAnswer>): AdmissionNamespace {
	return { getByName: () => ({ admit }) };
}

const brokenAdmissions: readonly AdmissionNamespace[] = [
	admissionThat(() => Promise.reject(new Error("down"))),
	{
		getByName: () => {
			throw new Error("down at once");
		},
	},
	admissionThat(() => never),
	admissionThat(failsLate),
	admissionThat(() => Promise.resolve({ decision: "perhaps" } as unknown as AdmissionAnswer)),
];

const brokenIssuers: readonly ((signal: AbortSignal | null) => Response | Promise<Response>)[] = [
	() => Promise.reject(new Error("down")),
	() => new Response("down", { status: 500 }),
	() => new Response("<html>", { headers: { "content-type": "text/html" } }),
	() => new Response(null, { status: 302, headers: { location: "https://elsewhere.test/" } }),
	() => keySetAnswer([]),
	(signal) => untilAborted(signal),
	() => never,
];

function expectUnavailable(answer: Answer, code: string): void {
	expect(answer).toMatchObject({ status: 503, code });
	expect(answer.headers.get("retry-after")).toMatch(/^[1-9][0-9]*$/);
	expect(answer.headers.get("cache-control")).toBe("no-store");
}

async function signedWith(subject: GatewaySubject, options: BenchOptions) {
	const bench = composeBench(subject, options);
	return { bench, answer: await bench.signed() };
}

/** What the gateway answers when something that it needs fails, is late, or lies: in bounded time, and never by letting in. */
export const faultCases: readonly ContractCase<GatewaySubject>[] = [
	{
		requirement: "HMAC-KEY-09",
		behaviour: "answers 503 key_store_unavailable when the key store fails or is late, and forwards nothing",
		run: async (subject) => {
			for (const keys of brokenKeyStores) {
				const { bench, answer } = await signedWith(subject, { keys });
				expectUnavailable(answer, "key_store_unavailable");
				expect(bench.upstream).toEqual([]);
			}
		},
	},
	{
		requirement: "HMAC-NONCE-11",
		behaviour: "answers 503 replay_store_unavailable when the admission object fails, is late or is not understood",
		run: async (subject) => {
			for (const admission of brokenAdmissions) {
				const { bench, answer } = await signedWith(subject, { admission });
				expectUnavailable(answer, "replay_store_unavailable");
				expect(bench.upstream).toEqual([]);
			}
		},
	},
	{
		requirement: "JWKS-07",
		behaviour:
			"answers 503 issuer_unavailable when it has no set and the issuer fails, is late or publishes no usable one",
		run: async (subject) => {
			const key = await issuerKey("key-1");
			const token = await key.sign(honestClaims());
			for (const broken of brokenIssuers) {
				const issuer = issuerOf([key.jwk]);
				issuer.answer = broken;
				const bench = composeBench(subject, { issuer });
				expectUnavailable(await bench.bearer(token), "issuer_unavailable");
				expect(bench.upstream).toEqual([]);
			}
		},
	},
	{
		requirement: "FWD-14",
		behaviour: "answers 502 when the upstream cannot be reached",
		run: async (subject) => {
			const { answer } = await signedWith(subject, { upstream: () => Promise.reject(new Error("refused")) });
			expect(answer).toMatchObject({ status: 502, code: "upstream_unreachable" });
		},
	},
	{
		requirement: "FWD-14",
		behaviour: "answers 502 when what the upstream says is no answer",
		run: async (subject) => {
			for (const status of [101, 199, 600, 999]) {
				const impossible = { status, headers: new Headers(), body: null } as unknown as Response;
				const { answer } = await signedWith(subject, { upstream: () => Promise.resolve(impossible) });
				expect(answer).toMatchObject({ status: 502, code: "upstream_unreachable" });
			}
		},
	},
	{
		requirement: "FWD-14",
		behaviour: "answers 504 when the upstream does not answer in the configured time",
		run: async (subject) => {
			const { answer } = await signedWith(subject, { upstream: (_, init) => untilAborted(init?.signal) });
			expect(answer).toMatchObject({ status: 504, code: "upstream_timeout" });
		},
	},
	{
		requirement: "HMAC-NONCE-07",
		behaviour: "does not give a nonce back when the upstream fails, whatever way",
		run: async (subject) => {
			const failures: readonly (typeof fetch)[] = [
				() => Promise.reject(new Error("refused")),
				(_, init) => untilAborted(init?.signal),
				async () => new Response("down", { status: 500 }),
				async () => new Response("down", { status: 503 }),
				async () => new Response("not yours", { status: 403 }),
			];
			for (const upstream of failures) {
				const bench = composeBench(subject, { upstream });
				const sent = { nonce: "nonce-0123456789" };
				await bench.signed(sent);
				expect((await bench.signed(sent)).code).toBe("nonce_replayed");
				expect(bench.upstream).toHaveLength(1);
			}
		},
	},
	{
		requirement: "ANS-06",
		behaviour: "says when to come again with every 503 and 429",
		run: async (subject) => {
			const limits = { liveNonces: 1, keyStoreSeconds: 1, admissionSeconds: 1, upstreamSeconds: 1 };
			const full = composeBench(subject, { config: { limits } });
			await full.signed();
			const answer = await full.signed();
			expect(answer).toMatchObject({ status: 429, code: "replay_capacity_exceeded" });
			expect(answer.headers.get("retry-after")).toMatch(/^[1-9][0-9]*$/);
		},
	},
	{
		requirement: "ANS-05",
		behaviour: "needs no dependency for what it can refuse without",
		run: async (subject) => {
			const [keys, admission] = [brokenKeyStores[0], brokenAdmissions[0]];
			if (keys === undefined || admission === undefined) {
				throw new Error("there is nothing to break");
			}
			const dead = composeBench(subject, { keys, admission });
			expect((await dead.plain({ headers: [] })).code).toBe("unauthenticated");
			expect((await dead.signed({ timestamp: "1000000000" })).code).toBe("timestamp_out_of_window");
			expect((await dead.bearer("a.b.c")).code).toBe("invalid_token");
			const alone = composeBench(subject, { admission });
			expect((await alone.signed({ secret: "not-the-secret-of-this-key-0123456789" })).code).toBe(
				"invalid_credentials",
			);
			expect((await alone.signed({ replaced: { "x-content-sha256": "0".repeat(64) } })).code).toBe(
				"invalid_credentials",
			);
		},
	},
	{
		requirement: "JWKS-07",
		behaviour: "lets the holder of a key in while the issuer is down, and the holder of a token while the key store is",
		run: async (subject) => {
			const key = await issuerKey("key-1");
			const issuer = issuerOf([key.jwk]);
			const keys = brokenKeyStores[0];
			const bench = composeBench(subject, { issuer, ...(keys === undefined ? {} : { keys }) });
			expect((await bench.bearer(await key.sign(honestClaims()))).status).toBe(200);
			const down = issuerOf([]);
			down.answer = () => Promise.reject(new Error("down"));
			expect((await composeBench(subject, { issuer: down }).signed()).status).toBe(200);
		},
	},
	{
		requirement: "LOG-04",
		behaviour: "gives the same answer when its log cannot be written",
		run: async (subject) => {
			const log = () => {
				throw new Error("the sink is gone");
			};
			const bench = composeBench(subject, { log });
			expect((await bench.signed()).status).toBe(200);
			expect((await bench.plain({ headers: [] })).code).toBe("unauthenticated");
			expect((await bench.signed({ target: "/b" })).code).toBe("no_route");
		},
	},
];
