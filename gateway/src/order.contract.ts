import { expect } from "vitest";
import { encodeUtf8 } from "#protocol";
import { benchStart, composeBench, type GatewaySubject, honestClaims } from "./bench/bench.ts";
import { issuerKey, issuerOf } from "./bench/issuer.ts";
import type { ContractCase } from "./contract.ts";
import type { Stages } from "./stages.ts";

/** The subject, its stages of these names writing down that they were reached. */
function recording(subject: GatewaySubject, names: readonly (keyof Stages)[], reached: string[]): GatewaySubject {
	const entries = names.map((name) => [
		name,
		(...parameters: readonly unknown[]) => {
			reached.push(name);
			return Reflect.apply(subject.stages[name], undefined, parameters);
		},
	]);
	return { ...subject, stages: { ...subject.stages, ...Object.fromEntries(entries) } };
}

/** What is judged first, and that it is judged whole. */
export const orderCases: readonly ContractCase<GatewaySubject>[] = [
	{
		requirement: "ANS-07",
		behaviour: "judges no claim but the issuer before the signature of a token holds",
		run: async (subject) => {
			const [key, forger] = [await issuerKey("key-1"), await issuerKey("key-1")];
			const stale = { ...honestClaims(), exp: benchStart - 1000 };
			for (const [token, expected] of [
				[await forger.sign(stale), ["isOurIssuer", "verifyToken"]],
				[await key.sign(stale), ["isOurIssuer", "verifyToken", "principalOf"]],
			] as const) {
				const reached: string[] = [];
				const watched = recording(subject, ["isOurIssuer", "verifyToken", "principalOf"], reached);
				const answer = await composeBench(watched, { issuer: issuerOf([key.jwk]) }).bearer(token);
				expect(answer.code).toBe("invalid_token");
				expect(reached).toEqual(expected);
			}
		},
	},
	{
		requirement: "ANS-07",
		behaviour: "looks no key up for a timestamp that is not fresh, and verifies nothing then",
		run: async (subject) => {
			const reached: string[] = [];
			const watched = recording(subject, ["lookUpKey", "verifyMac", "admit", "forward"], reached);
			await composeBench(watched).signed({ timestamp: String(benchStart - 301) });
			expect(reached).toEqual([]);
			await composeBench(watched).signed();
			expect(reached).toEqual(["lookUpKey", "verifyMac", "admit", "forward"]);
		},
	},
	{
		requirement: "HMAC-BODY-01",
		behaviour: "compares every byte of the content hash",
		run: async (subject) => {
			for (let index = 0; index < 32; index += 1) {
				const sha256: Stages["sha256"] = async (bytes) => {
					const digest = Uint8Array.from(await subject.stages.sha256(bytes));
					digest[index] = (digest[index] ?? 0) ^ 1;
					return digest;
				};
				const bench = composeBench({ ...subject, stages: { ...subject.stages, sha256 } });
				const answer = await bench.signed({ method: "POST", body: encodeUtf8("a body") });
				expect(answer.code).toBe("content_hash_mismatch");
			}
		},
	},
	{
		requirement: "CRED-05",
		behaviour: "takes an empty Authorization for none, beside a signature and alone",
		run: async (subject) => {
			for (const blank of ["", " ", "\t"]) {
				const bench = composeBench(subject);
				expect((await bench.signed({ extra: [["authorization", blank]] })).status).toBe(200);
				expect((await bench.plain({ headers: [["authorization", blank]] })).code).toBe("unauthenticated");
			}
		},
	},
];
