import { expect } from "vitest";
import {
	type BenchOptions,
	benchStart,
	composeBench,
	firstKey,
	type GatewaySubject,
	honestClaims,
} from "./bench/bench.ts";
import { issuerKey, issuerOf } from "./bench/issuer.ts";
import type { ContractCase } from "./contract.ts";
import type { KeyRecord } from "./keys.ts";

/** The code, or the status where the request was let in, of a request signed at `timestamp` when it is `now`. */
async function signedAt(
	subject: GatewaySubject,
	{ timestamp, now }: { readonly timestamp: number; readonly now: number },
	options: BenchOptions = {},
): Promise<string | number> {
	const bench = composeBench(subject, options);
	bench.clock.nowMs = now * 1000;
	const answer = await bench.signed({ timestamp: String(timestamp) });
	return answer.code ?? answer.status;
}

async function withRecord(subject: GatewaySubject, record: KeyRecord, now: number): Promise<string | number> {
	return signedAt(subject, { timestamp: Math.floor(now), now }, { records: [record] });
}

async function withClaims(
	subject: GatewaySubject,
	changes: Record<string, unknown>,
	now: number,
): Promise<string | number> {
	const key = await issuerKey("key-1");
	const bench = composeBench(subject, { issuer: issuerOf([key.jwk]) });
	bench.clock.nowMs = now * 1000;
	const answer = await bench.bearer(await key.sign({ ...honestClaims(), ...changes }));
	return answer.code ?? answer.status;
}

const secret = firstKey.secrets[0]?.secret ?? "";
const other = { secret: "another-secret-of-the-same-key-0123456789" };

/** What the clock decides, at each edge, with the clock in hand. */
export const timeCases: readonly ContractCase<GatewaySubject>[] = [
	{
		requirement: "HMAC-TIME-03",
		behaviour: "accepts a timestamp exactly 300 seconds to either side, whatever the fraction of its own second",
		run: async (subject) => {
			for (const fraction of [0, 0.5, 0.999]) {
				for (const offset of [-300, 0, 300]) {
					const timestamp = benchStart + offset;
					expect(await signedAt(subject, { timestamp, now: benchStart + fraction })).toBe(200);
				}
			}
		},
	},
	{
		requirement: "HMAC-TIME-01",
		behaviour: "refuses a timestamp 301 seconds behind",
		run: async (subject) => {
			for (const fraction of [0, 0.999]) {
				const at = { timestamp: benchStart - 301, now: benchStart + fraction };
				expect(await signedAt(subject, at)).toBe("timestamp_out_of_window");
			}
		},
	},
	{
		requirement: "HMAC-TIME-02",
		behaviour: "refuses a timestamp 301 seconds ahead",
		run: async (subject) => {
			for (const fraction of [0, 0.999]) {
				const at = { timestamp: benchStart + 301, now: benchStart + fraction };
				expect(await signedAt(subject, at)).toBe("timestamp_out_of_window");
			}
		},
	},
	{
		requirement: "HMAC-KEY-05",
		behaviour: "refuses a key from the second on in which it expires",
		run: async (subject) => {
			const record = { ...firstKey, expiresAt: benchStart };
			expect(await withRecord(subject, record, benchStart - 0.001)).toBe(200);
			expect(await withRecord(subject, record, benchStart)).toBe("invalid_credentials");
			expect(await withRecord(subject, { ...record, expiresAt: benchStart + 0.9 }, benchStart + 0.1)).toBe(
				"invalid_credentials",
			);
		},
	},
	{
		requirement: "HMAC-KEY-05",
		behaviour: "refuses a secret from the second on in which it expires, and not the other one",
		run: async (subject) => {
			const expiring = { ...firstKey, secrets: [{ secret, expiresAt: benchStart }, other] };
			expect(await withRecord(subject, expiring, benchStart - 0.001)).toBe(200);
			expect(await withRecord(subject, expiring, benchStart)).toBe("invalid_credentials");
			const swapped = { ...firstKey, secrets: [{ ...other, expiresAt: benchStart }, { secret }] };
			expect(await withRecord(subject, swapped, benchStart)).toBe(200);
		},
	},
	{
		requirement: "HMAC-NONCE-08",
		behaviour: "remembers the nonce of a timestamp 300 seconds ahead until the second in which that lapses",
		run: async (subject) => {
			const bench = composeBench(subject);
			const sent = { timestamp: String(benchStart + 300), nonce: "nonce-0123456789" };
			expect((await bench.signed(sent)).status).toBe(200);
			for (const later of [1, 301, 599, 600]) {
				bench.clock.nowMs = (benchStart + later) * 1000;
				expect((await bench.signed(sent)).code).toBe("nonce_replayed");
			}
			bench.clock.nowMs = (benchStart + 601) * 1000;
			expect((await bench.signed(sent)).code).toBe("timestamp_out_of_window");
		},
	},
	{
		requirement: "JWT-CLAIM-04",
		behaviour: "refuses a token from the second on in which exp and 30 seconds of tolerance have passed",
		run: async (subject) => {
			expect(await withClaims(subject, { exp: benchStart }, benchStart + 29.999)).toBe(200);
			expect(await withClaims(subject, { exp: benchStart }, benchStart + 30)).toBe("invalid_token");
		},
	},
	{
		requirement: "JWT-CLAIM-04",
		behaviour: "refuses a token that it has let in before, once it has expired",
		run: async (subject) => {
			const key = await issuerKey("key-1");
			const bench = composeBench(subject, { issuer: issuerOf([key.jwk]) });
			const token = await key.sign({ ...honestClaims(), exp: benchStart + 10 });
			for (const [later, expected] of [
				[0, null],
				[39, null],
				[40, "invalid_token"],
			] as const) {
				bench.clock.nowMs = (benchStart + later) * 1000;
				expect((await bench.bearer(token)).code).toBe(expected);
			}
		},
	},
	{
		requirement: "JWT-CLAIM-05",
		behaviour: "accepts nbf at most 30 seconds ahead",
		run: async (subject) => {
			expect(await withClaims(subject, { nbf: benchStart + 30 }, benchStart + 0.999)).toBe(200);
			expect(await withClaims(subject, { nbf: benchStart + 31 }, benchStart + 0.999)).toBe("invalid_token");
		},
	},
	{
		requirement: "JWT-CLAIM-06",
		behaviour: "accepts iat at most 30 seconds ahead",
		run: async (subject) => {
			expect(await withClaims(subject, { iat: benchStart + 30 }, benchStart + 0.999)).toBe(200);
			expect(await withClaims(subject, { iat: benchStart + 31 }, benchStart + 0.999)).toBe("invalid_token");
		},
	},
];
