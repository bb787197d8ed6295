import { expect, vi } from "vitest";
import { encodeUtf8 } from "#protocol";
import type { AdmissionNamespace } from "./admission-protocol.ts";
import {
	type BenchOptions,
	benchStart,
	composeBench,
	firstKey,
	type GatewaySubject,
	honestClaims,
	type Sent,
	secondKey,
} from "./bench/bench.ts";
import { bodyOf } from "./bench/incoming.ts";
import { issuerKey, issuerOf } from "./bench/issuer.ts";
import type { ContractCase } from "./contract.ts";

const body = encodeUtf8("the body that nobody may have read");
const wrongSecret = "not-the-secret-of-any-key-0123456789abc";

/** What is wrong before the body would be read, each by itself. */
const unproven: Readonly<Record<string, Sent>> = {
	"a wrong signature": { secret: wrongSecret },
	"an unknown key": { keyId: "nobody" },
	"a stale timestamp": { timestamp: String(benchStart - 301) },
	"an ill-formed nonce": { replaced: { "x-nonce": "short" } },
	"a second credential": { extra: [["authorization", "Bearer a.b.c"]] },
	"another method": { replaced: {}, secret: wrongSecret, method: "PUT" },
};

async function pullsOf(subject: GatewaySubject, sent: Sent): Promise<number> {
	let pulls = 0;
	const counted = bodyOf(body, () => {
		pulls += 1;
	});
	await composeBench(subject).signed({ method: "POST", body, ...sent, sentBody: counted });
	return pulls;
}

/** An admission namespace that writes down what it is asked for. */
function watched(inner: AdmissionNamespace, events: string[]): AdmissionNamespace {
	return {
		getByName: (name) => {
			events.push(`object ${name}`);
			return {
				admit: async (request) => {
					const answer = await inner.getByName(name).admit(request);
					events.push(answer.decision);
					return answer;
				},
			};
		},
	};
}

function withEvents(subject: GatewaySubject, options: BenchOptions = {}) {
	const events: string[] = [];
	const upstream: typeof fetch = async () => {
		events.push("forwarded");
		return new Response("fine");
	};
	const bench = composeBench(
		{ ...subject, admissionAt: (now) => watched(subject.admissionAt(now), events) },
		{ upstream, ...options },
	);
	return { events, bench };
}

/** Nothing is read, stored, spent or told for anyone who has proved nothing. */
export const proofCases: readonly ContractCase<GatewaySubject>[] = [
	{
		requirement: "HMAC-BODY-04",
		behaviour: "reads no byte of a body before the signature over its claimed hash holds",
		run: async (subject) => {
			for (const sent of Object.values(unproven)) {
				expect(await pullsOf(subject, sent)).toBe(0);
			}
			expect(await pullsOf(subject, {})).toBeGreaterThan(0);
		},
	},
	{
		requirement: "REQ-06",
		behaviour: "reads no byte of a body that is declared to be larger than the cap",
		run: async (subject) => {
			expect(await pullsOf(subject, { extra: [["content-length", "1048577"]] })).toBe(0);
		},
	},
	{
		requirement: "REQ-07",
		behaviour: "stops reading a body as soon as it has passed the cap",
		run: async (subject) => {
			let pulls = 0;
			const long = new ReadableStream<Uint8Array>(
				{
					pull(controller) {
						pulls += 1;
						if (pulls > 50) {
							controller.close();
						} else {
							controller.enqueue(new Uint8Array(1000));
						}
					},
				},
				{ highWaterMark: 0 },
			);
			const limits = { bodyBytes: 2500 };
			const answer = await composeBench(subject, { config: { limits } }).signed({ method: "POST", sentBody: long });
			expect(answer.code).toBe("content_too_large");
			expect(pulls).toBe(3);
		},
	},
	{
		requirement: "REQ-10",
		behaviour: "takes a body whose reading fails for malformed, never for an empty or a complete one",
		run: async (subject) => {
			const empty = encodeUtf8("");
			for (const start of ["", "the body that"]) {
				const broken = new ReadableStream<Uint8Array>({
					start(controller) {
						if (start !== "") {
							controller.enqueue(encodeUtf8(start));
						}
						controller.error(new Error("the connection is gone"));
					},
				});
				const bench = composeBench(subject);
				const signedOver = start === "" ? empty : encodeUtf8(start);
				const answer = await bench.signed({ method: "POST", body: signedOver, sentBody: broken });
				expect(answer).toMatchObject({ status: 400, code: "malformed_request" });
				expect(bench.upstream).toEqual([]);
			}
		},
	},
	{
		requirement: "HMAC-KEY-02",
		behaviour: "verifies once against a secret that is nobody's when the key is unknown or unusable",
		run: async (subject) => {
			const unusable = { ...firstKey, secrets: [{ secret: "too short" }] };
			const expired = { ...firstKey, expiresAt: benchStart - 1 };
			for (const records of [[], [unusable], [expired], [secondKey]]) {
				const macs: string[] = [];
				const stages = {
					...subject.stages,
					verifyMac: (secret: Uint8Array<ArrayBuffer>, mac: Uint8Array<ArrayBuffer>, text: string) => {
						macs.push(text);
						return subject.stages.verifyMac(secret, mac, text);
					},
				};
				const answer = await composeBench({ ...subject, stages }, { records }).signed();
				expect(answer.code).toBe("invalid_credentials");
				expect(macs).toHaveLength(1);
			}
		},
	},
	{
		requirement: "HMAC-SIG-05",
		behaviour: "leaves the comparison of signatures to the platform, which takes the same time wherever they differ",
		run: async (subject) => {
			const verify = vi.spyOn(crypto.subtle, "verify");
			try {
				for (const [secret, expected] of [
					[wrongSecret, false],
					[firstKey.secrets[0]?.secret ?? "", true],
				] as const) {
					verify.mockClear();
					const answer = await composeBench(subject).signed({ secret });
					expect(answer.status === 200).toBe(expected);
					expect(verify.mock.calls.map(([algorithm]) => algorithm)).toEqual(["HMAC"]);
				}
			} finally {
				verify.mockRestore();
			}
		},
	},
	{
		requirement: "HMAC-NONCE-05",
		behaviour: "does not reach the admission object before signature and content hash hold",
		run: async (subject) => {
			const { events, bench } = withEvents(subject);
			for (const sent of Object.values(unproven)) {
				await bench.signed({ method: "POST", body, ...sent });
			}
			const other = bodyOf(encodeUtf8("another body"));
			expect((await bench.signed({ method: "POST", body, sentBody: other })).code).toBe("content_hash_mismatch");
			expect(events).toEqual([]);
		},
	},
	{
		requirement: "HMAC-NONCE-06",
		behaviour: "has the nonce spent before it forwards",
		run: async (subject) => {
			const { events, bench } = withEvents(subject);
			await bench.signed();
			expect(events).toEqual([`object nonce-${firstKey.keyId}`, "admitted", "forwarded"]);
		},
	},
	{
		requirement: "HMAC-NONCE-12",
		behaviour: "meets one and the same object with one nonce of a key, whatever else differs",
		run: async (subject) => {
			const { events, bench } = withEvents(subject);
			const nonce = "nonce-0123456789";
			await bench.signed({ nonce });
			await bench.signed({ nonce, method: "POST", body, target: "/a/2?b", timestamp: String(benchStart + 7) });
			bench.clock.nowMs += 200_000;
			await bench.signed({ nonce, extra: [["cf-connecting-ip", "192.0.2.9"]], contentType: "text/plain" });
			expect(new Set(events.filter((event) => event.startsWith("object"))).size).toBe(1);
			expect(events.filter((event) => event === "admitted")).toHaveLength(1);
		},
	},
	{
		requirement: "HMAC-NONCE-03",
		behaviour: "admits one nonce once for each of two keys",
		run: async (subject) => {
			const bench = composeBench(subject);
			const second = { keyId: secondKey.keyId, secret: secondKey.secrets[0]?.secret ?? "" };
			const nonce = "nonce-0123456789";
			expect((await bench.signed({ nonce })).status).toBe(200);
			expect((await bench.signed({ nonce, ...second })).status).toBe(200);
			expect((await bench.signed({ nonce })).code).toBe("nonce_replayed");
			expect((await bench.signed({ nonce, ...second })).code).toBe("nonce_replayed");
		},
	},
	{
		requirement: "HMAC-NONCE-02",
		behaviour: "forwards exactly one of fifty replays that arrive together",
		run: async (subject) => {
			const bench = composeBench(subject);
			const nonce = "nonce-0123456789";
			const answers = await Promise.all(Array.from({ length: 50 }, () => bench.signed({ nonce })));
			expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
			expect(answers.filter(({ code }) => code === "nonce_replayed")).toHaveLength(49);
			expect(bench.upstream).toHaveLength(1);
		},
	},
	{
		requirement: "LIM-02",
		behaviour: "counts nothing against a key before the request is proved to be its holder's",
		run: async (subject) => {
			const records = [{ ...firstKey, quotas: { minute: 1 } }];
			const bench = composeBench(subject, { records });
			for (const sent of Object.values(unproven)) {
				await bench.signed({ method: "POST", body, ...sent });
			}
			const answer = await bench.signed();
			expect(answer.status).toBe(200);
			expect(answer.headers.get("x-ratelimit-remaining-minute")).toBe("0");
			expect((await bench.signed()).code).toBe("quota_exceeded");
		},
	},
	{
		requirement: "ANS-12",
		behaviour: "sends its timings when that is switched on, and then only to who is authenticated",
		run: async (subject) => {
			const key = await issuerKey("key-1");
			const token = await key.sign(honestClaims());
			const upstream: typeof fetch = async () => new Response("fine", { headers: { "server-timing": "db;dur=53" } });
			for (const serverTiming of [true, false]) {
				const bench = composeBench(subject, { config: { serverTiming }, issuer: issuerOf([key.jwk]), upstream });
				for (const answer of [await bench.signed(), await bench.bearer(token)]) {
					expect(answer.status).toBe(200);
					const timings = answer.headers.get("server-timing")?.split(", ") ?? [];
					expect(timings.length > 1).toBe(serverTiming);
					expect(timings.filter((timing) => !/^[a-z]+;dur=\d+$/.test(timing))).toEqual([]);
					expect(answer.headers.get("server-timing") ?? "").not.toContain("53");
				}
				const others = [
					await bench.plain({ headers: [] }),
					await bench.plain({ headers: [], target: "/public" }),
					await bench.signed({ secret: wrongSecret }),
					await bench.bearer(`${token.slice(0, -4)}AAAA`),
				];
				expect(others.map(({ status }) => status)).toEqual([401, 200, 401, 401]);
				expect(others.filter(({ headers }) => headers.has("server-timing"))).toEqual([]);
			}
		},
	},
	{
		requirement: "FWD-13",
		behaviour: "never answers one of two callers with what is the other's",
		run: async (subject) => {
			const upstream: typeof fetch = async (_, init) => {
				await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
				const headers = new Headers(init?.headers);
				return new Response(`${headers.get("x-client-id")} ${headers.get("x-org-id")}`);
			};
			const bench = composeBench(subject, { upstream });
			const callers = [firstKey, secondKey];
			const answers = await Promise.all(
				Array.from({ length: 60 }, async (_, index) => {
					const caller = callers[index % 2] ?? firstKey;
					const secret = caller.secrets[0]?.secret ?? "";
					const answer = await bench.signed({ keyId: caller.keyId, secret });
					return [answer.text, `${caller.clientId} ${caller.orgId}`] as const;
				}),
			);
			expect(answers.filter(([got, own]) => got !== own)).toEqual([]);
		},
	},
];
