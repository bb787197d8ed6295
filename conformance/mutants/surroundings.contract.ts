import { expect } from "vitest";
import {
	benchStart,
	composeBench,
	firstKey,
	type GatewaySubject,
	honestClaims,
} from "../../gateway/src/bench/bench.ts";
import { issuerKey, issuerOf } from "../../gateway/src/bench/issuer.ts";
import type { ContractCase } from "../../gateway/src/contract.ts";

/** What a gateway owes to what stands around it: other isolates of it, and other things in its store. */
const placeCases: readonly ContractCase<() => GatewaySubject>[] = [
	{
		requirement: "HMAC-NONCE-09",
		behaviour: "refuses in one isolate what another one has admitted",
		run: async (isolate) => {
			const one = isolate();
			const admission = one.admissionAt(() => benchStart * 1000);
			const sent = { nonce: "nonce-0123456789" };
			expect((await composeBench(one, { admission }).signed(sent)).status).toBe(200);
			expect((await composeBench(isolate(), { admission }).signed(sent)).code).toBe("nonce_replayed");
		},
	},
	{
		requirement: "HMAC-KEY-03",
		behaviour: "takes nothing for a key that is kept under the name of something else",
		run: async (isolate) => {
			const stored = new Map([[firstKey.keyId, JSON.stringify(firstKey)]]);
			const keys = { get: async (name: string) => stored.get(name) ?? null };
			expect((await composeBench(isolate(), { keys }).signed()).code).toBe("invalid_credentials");
		},
	},
	{
		requirement: "JWT-KEY-02",
		behaviour: "takes no key from the set of another gateway in its isolate",
		run: async (isolate) => {
			const [ours, theirs] = [await issuerKey("key-1"), await issuerKey("key-1")];
			const [one, other] = [ours, theirs].map(({ jwk }) => composeBench(isolate(), { issuer: issuerOf([jwk]) }));
			const [token, foreign] = [await ours.sign(honestClaims()), await theirs.sign(honestClaims())];
			expect((await one?.bearer(token))?.status).toBe(200);
			expect((await other?.bearer(token))?.code).toBe("invalid_token");
			expect((await other?.bearer(foreign))?.status).toBe(200);
		},
	},
];

/** What the platform of the Worker, or the simulator of the lab, settles by itself, and others do not. */
const wireCases: readonly ContractCase<() => GatewaySubject>[] = [
	{
		requirement: "REQ-09",
		behaviour: "refuses both lengths at once",
		run: async (isolate) => {
			const extra = [
				["content-length", "0"],
				["transfer-encoding", "chunked"],
			] as const;
			expect((await composeBench(isolate()).signed({ extra })).code).toBe("malformed_request");
		},
	},
	{
		requirement: "HMAC-HDR-04",
		behaviour: "takes the blanks and tabs at the ends of a value for no part of it",
		run: async (isolate) => {
			const timestamp = `\t ${benchStart} \t`;
			const answer = await composeBench(isolate()).signed({ replaced: { "x-timestamp": timestamp } });
			expect(answer.status).toBe(200);
		},
	},
	{
		requirement: "HMAC-NONCE-01",
		behaviour: "knows a nonce again that comes with blanks around it",
		run: async (isolate) => {
			const nonce = "nonce-0123456789";
			for (const around of [` ${nonce}`, `${nonce} \t`]) {
				const bench = composeBench(isolate());
				expect((await bench.signed({ nonce })).status).toBe(200);
				expect((await bench.signed({ nonce, replaced: { "x-nonce": around } })).code).toBe("nonce_replayed");
			}
		},
	},
	{
		requirement: "TGT-05",
		behaviour: "refuses a fragment, which is no part of a target",
		run: async (isolate) => {
			const bench = composeBench(isolate());
			for (const target of ["/a/1#x", "/a/1?b=2#x", "/a/1#"]) {
				expect((await bench.plain({ target, headers: [] })).code).toBe("malformed_target");
			}
			expect(bench.upstream).toEqual([]);
		},
	},
	{
		requirement: "ANS-05",
		behaviour: "answers a request of which the platform tells neither address nor place",
		run: async (isolate) => {
			const bench = composeBench(isolate());
			expect((await bench.signed()).status).toBe(200);
			expect((await bench.plain({ headers: [] })).code).toBe("unauthenticated");
			expect(bench.upstream.map(({ headers }) => headers.get("x-forwarded-for"))).toEqual([null]);
		},
	},
	{
		requirement: "LIM-06",
		behaviour: "counts requests of which the platform tells no address",
		run: async (isolate) => {
			const bench = composeBench(isolate(), { records: [{ ...firstKey, quotas: { day: 2 } }] });
			const extra = [["cf-connecting-ip", "192.0.2.1"]] as const;
			expect((await bench.signed()).status).toBe(200);
			expect((await bench.signed({ extra })).status).toBe(200);
			expect((await bench.signed()).code).toBe("quota_exceeded");
			expect((await bench.signed({ extra })).code).toBe("quota_exceeded");
		},
	},
];

/** What a gateway owes where none of its own parts decides; each case is given a way to compose one more isolate. */
export const surroundingCases: readonly ContractCase<() => GatewaySubject>[] = [...placeCases, ...wireCases];
