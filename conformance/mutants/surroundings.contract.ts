import { expect } from "vitest";
import { benchStart, composeBench, type GatewaySubject, honestClaims } from "../../gateway/src/bench/bench.ts";
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
];

/** What a gateway owes where none of its own parts decides; each case is given a way to compose one more isolate. */
export const surroundingCases: readonly ContractCase<() => GatewaySubject>[] = [...placeCases, ...wireCases];
