import { type Bench, type BenchOptions, benchStart, composeBench, type GatewaySubject, honestClaims } from "./bench.ts";
import { type IssuerKey, issuerKey, issuerOf } from "./issuer.ts";

/** Claims that outlive every case. */
export function lasting(): Record<string, unknown> {
	return { ...honestClaims(), exp: benchStart + 100_000 };
}

/** A bench with an issuer that publishes one key, and a token of that key. */
export interface Tokens {
	readonly bench: Bench;
	readonly key: IssuerKey;
	readonly token: string;
	/** The code, or the status where the token was let in, after so many seconds from the start. */
	readonly at: (seconds: number, token?: string) => Promise<string | number>;
	readonly fetches: () => number;
}

export async function tokens(subject: GatewaySubject, options: BenchOptions = {}): Promise<Tokens> {
	const key = await issuerKey("key-1");
	const token = await key.sign(lasting());
	const bench = composeBench(subject, { issuer: issuerOf([key.jwk]), ...options });
	return {
		bench,
		key,
		token,
		at: async (seconds, text = token) => {
			bench.clock.nowMs = (benchStart + seconds) * 1000;
			const answer = await bench.bearer(text);
			return answer.code ?? answer.status;
		},
		fetches: () => bench.issuer.fetches.length,
	};
}
