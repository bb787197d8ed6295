import { expect } from "vitest";
import { encodeUtf8 } from "#protocol";
import { type Bench, benchStart, composeBench, firstKey, type GatewaySubject, honestClaims } from "./bench/bench.ts";
import { type IssuerKey, issuerKey, issuerOf } from "./bench/issuer.ts";
import type { ContractCase } from "./contract.ts";
import type { KeyStore } from "./keys.ts";

const ray = "0123456789abcdef-FRA";

/** Texts that may stand in no line. */
const confidential = {
	secret: firstKey.secrets[0]?.secret ?? "",
	nonce: "nonce-that-is-not-to-be-logged",
	query: "value-of-the-query",
	body: "text-of-the-body",
	cookie: "text-of-the-cookie",
	user: "user-of-the-token",
};

/** One request of each kind that a gateway meets, and the tokens that were in them. */
async function traffic(bench: Bench, key: IssuerKey): Promise<string[]> {
	const { nonce, query, body, cookie, user } = confidential;
	const token = await key.sign({ ...honestClaims(), sub: user, scope: "a:read" });
	const stale = await key.sign({ ...honestClaims(), sub: user, exp: benchStart - 1000 });
	const foreign = await (await issuerKey("key-1")).sign({ ...honestClaims(), sub: user });
	const target = `/a/1?q=${query}`;
	const extra = [
		["cookie", cookie],
		["cf-ray", ray],
		["x-unknown", nonce],
	] as const;
	const ours = { nonce, target, method: "POST", body: encodeUtf8(body), extra };
	await bench.signed(ours);
	await bench.signed(ours);
	await bench.signed({ ...ours, secret: "another-secret-0123456789-abcdefghijk" });
	await bench.signed({ ...ours, replaced: { "x-nonce": `${nonce},` } });
	await bench.signed({ ...ours, replaced: { "x-signature": nonce } });
	await bench.signed({ ...ours, timestamp: "1000000000" });
	await bench.signed({ ...ours, sentBody: null });
	await bench.signed({ ...ours, nonce: `${nonce}-2`, target: `/b?q=${query}` });
	await bench.signed({ ...ours, extra: [["authorization", `Bearer ${token}`]] });
	for (const text of [token, stale, foreign, `${token}.`]) {
		await bench.bearer(text, extra);
	}
	await bench.plain({ headers: [["authorization", `Basic ${nonce}`]], target });
	await bench.plain({ headers: [], target: `/a//${query}` });
	await bench.plain({ headers: [], target, method: "PURGE" });
	return [token, stale, foreign];
}

function parsed(line: string | undefined): Record<string, unknown> {
	const value: unknown = JSON.parse(line ?? "");
	return { ...(value as Record<string, unknown>) };
}

/** One line a request, from which an operator learns everything but what is nobody's business. */
export const logCases: readonly ContractCase<GatewaySubject>[] = [
	{
		requirement: "LOG-01",
		behaviour: "writes no secret, token, signature, nonce, query, body or claim, whatever is decided",
		run: async (subject) => {
			const key = await issuerKey("key-1");
			const bench = composeBench(subject, { issuer: issuerOf([key.jwk]) });
			const tokens = await traffic(bench, key);
			const parts = tokens.flatMap((token) => token.split("."));
			const written = bench.log.join("\n");
			for (const text of [...Object.values(confidential), ...parts]) {
				expect(written).not.toContain(text);
			}
			expect(written).not.toMatch(/v1=|[0-9a-f]{64}/);
			expect(bench.log).toHaveLength(16);
		},
	},
	{
		requirement: "LOG-02",
		behaviour: "writes one line for each request, let in or refused at whatever stage",
		run: async (subject) => {
			const key = await issuerKey("key-1");
			const bench = composeBench(subject, { issuer: issuerOf([key.jwk]) });
			await traffic(bench, key);
			expect(bench.log.map((line) => parsed(line)["code"])).toEqual([
				null,
				"nonce_replayed",
				"invalid_credentials",
				"malformed_request",
				"malformed_request",
				"timestamp_out_of_window",
				"content_hash_mismatch",
				"no_route",
				"conflicting_credentials",
				null,
				"invalid_token",
				"invalid_token",
				"invalid_token",
				"unauthenticated",
				"malformed_target",
				"method_not_allowed",
			]);
			expect(new Set(bench.log.map((line) => parsed(line)["requestId"])).size).toBe(bench.log.length);
		},
	},
	{
		requirement: "LOG-02",
		behaviour: "says of a signed request who, where and how, and how long each stage and the admission took",
		run: async (subject) => {
			const bench = composeBench(subject, {
				keys: {
					get: async () => {
						await undefined;
						bench.clock.nowMs += 3;
						return JSON.stringify(firstKey);
					},
				},
				admission: {
					getByName: () => ({
						admit: async () => {
							await undefined;
							bench.clock.nowMs += 40;
							return { decision: "admitted", quotas: [] };
						},
					}),
				},
				upstream: async () => {
					bench.clock.nowMs += 500;
					return new Response("fine", { status: 201 });
				},
			});
			const answer = await bench.signed({ extra: [["cf-ray", ray]] });
			const line = parsed(bench.log[0]);
			expect(Object.keys(line["stages"] ?? {})).toEqual([
				"key",
				"signature",
				"body",
				"digest",
				"admission",
				"upstream",
			]);
			expect(line).toMatchObject({
				requestId: answer.headers.get("x-request-id"),
				cfRay: ray,
				pop: "FRA",
				route: "/a/*",
				decision: "forwarded",
				status: 201,
				code: null,
				authType: "hmac",
				keyId: firstKey.keyId,
				jwks: null,
				stages: { key: 3, admission: 40, upstream: 500 },
				totalMs: 543,
			});
		},
	},
	{
		requirement: "LOG-02",
		behaviour: "says of a token whether the key set had to be fetched",
		run: async (subject) => {
			const key = await issuerKey("key-1");
			const bench = composeBench(subject, { issuer: issuerOf([key.jwk]) });
			const token = await key.sign(honestClaims());
			await bench.bearer(token);
			await bench.bearer(token);
			await bench.bearer(await (await issuerKey("key-2")).sign(honestClaims()));
			bench.issuer.answer = () => Promise.reject(new Error("down"));
			bench.clock.nowMs += 3 * 3600 * 1000;
			await bench.bearer(token);
			expect(bench.log.map((line) => [parsed(line)["authType"], parsed(line)["jwks"]])).toEqual([
				["jwt", "miss"],
				["jwt", "hit"],
				["jwt", "miss"],
				["jwt", "miss"],
			]);
		},
	},
	{
		requirement: "LOG-02",
		behaviour: "says of a request without a credential whether it needed one",
		run: async (subject) => {
			const bench = composeBench(subject);
			for (const target of ["/public", "/a/1", "/nowhere"]) {
				await bench.plain({ headers: [], target });
			}
			const said = bench.log.map((line) => parsed(line));
			expect(said.map(({ route, authType, decision }) => [route, authType, decision])).toEqual([
				["/public", "public", "forwarded"],
				["/a/*", null, "refused"],
				[null, null, "refused"],
			]);
		},
	},
	{
		requirement: "LOG-02",
		behaviour: "names a stage by nothing that a sender chose, and none with a time that is no number",
		run: async (subject) => {
			const bench = composeBench(subject);
			await bench.signed();
			const { stages, totalMs } = parsed(bench.log[0]);
			for (const [name, ms] of Object.entries({ ...(stages as object), total: totalMs })) {
				expect(name).toMatch(/^[a-z]+$/);
				expect(ms).toBeTypeOf("number");
				expect(ms).toBeGreaterThanOrEqual(0);
			}
		},
	},
	{
		requirement: "LOG-02",
		behaviour: "writes its line for a defect of its own too",
		run: async (subject) => {
			const stages = {
				...subject.stages,
				isFresh: () => {
					throw new TypeError(confidential.secret);
				},
			};
			const bench = composeBench({ ...subject, stages });
			const answer = await bench.signed({ extra: [["cf-ray", ray]] });
			expect(answer).toMatchObject({ status: 500, code: "internal_error" });
			expect(answer.text).not.toContain(confidential.secret);
			expect([...answer.headers.keys()].filter((name) => name.startsWith("x-ratelimit-"))).toEqual([]);
			expect(parsed(bench.log[0])).toMatchObject({ status: 500, code: "internal_error", cfRay: ray });
			expect(bench.measured.map((line) => JSON.stringify(line))).toEqual(bench.log);
			expect(bench.log.join()).not.toContain(confidential.secret);
			expect(bench.upstream).toEqual([]);
		},
	},
	{
		requirement: "LOG-03",
		behaviour: "writes one JSON text on one line, whatever is in the request",
		run: async (subject) => {
			const bench = composeBench(subject);
			const hostile = [
				'a"b',
				"a\\",
				"a\u001bb",
				"a\u0085b",
				"a\u00e2\u0080\u00a8b",
				"{}",
				"<script>",
				"x".repeat(10_000),
			];
			for (const text of hostile) {
				await bench.signed({
					target: "/b",
					extra: [
						["cf-ray", text],
						["cf-connecting-ip", text],
						["x-request-id", text],
						["user-agent", text],
					],
				});
				await bench.signed({ replaced: { "x-key-id": text } });
				await bench.plain({ headers: [["authorization", text]], target: `/${text}` });
				await bench.bearer(text);
			}
			expect(bench.log).toHaveLength(hostile.length * 4);
			for (const line of bench.log) {
				expect(line).toMatch(/^[\x20-\x7e]{1,1000}$/);
				expect(parsed(line)).toMatchObject({ cfRay: null, pop: null });
			}
		},
	},
	{
		requirement: "LOG-01",
		behaviour: "names a key only by a well-formed id",
		run: async (subject) => {
			const keys: KeyStore = { get: async () => null };
			const bench = composeBench(subject, { keys });
			await bench.signed({ keyId: "nobody" });
			await bench.signed({ replaced: { "x-key-id": "no body" } });
			expect(bench.log.map((line) => parsed(line)["keyId"])).toEqual(["nobody", null]);
		},
	},
];
