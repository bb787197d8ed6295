import type { GatewaySetup } from "./gateway-setup.ts";
import type { ModelKeySet } from "./published-keys.ts";

/** How often the issuer may have been asked for one token, and whether the gateway has a set to judge it by. */
export interface FetchExpectation {
	readonly least: number;
	readonly most: number;
}

/** What is found of a fetch: when it came, in Unix seconds, and what was taken of it. */
export interface SeenFetch {
	readonly at: number;
	readonly set: ModelKeySet | undefined;
}

/** How far the gateway's clock, and the way to the issuer, may put a moment off, in seconds. */
const slackSeconds = 0.25;

type Certainty = "no" | "maybe" | "yes";

/**
 * The key set as an ideal gateway keeps it (JWKS-01 to JWKS-07), told of every fetch that the issuer saw. It says how many
 * fetches a token may cause, and which set the token is judged by.
 */
export class KeptKeySet {
	readonly #times: GatewaySetup["tokens"];
	#held: { readonly set: ModelKeySet; readonly at: number } | undefined;
	#failedAt = Number.NEGATIVE_INFINITY;
	#askedForUnknownAt = Number.NEGATIVE_INFINITY;

	constructor(times: GatewaySetup["tokens"]) {
		this.#times = times;
	}

	/** What a token with this `kid`, good as far as form, algorithm and issuer, makes the gateway fetch now (JWKS-03 to JWKS-06). */
	expects(kid: string, now: number): FetchExpectation {
		const mayRetry = this.#hasPassed(this.#failedAt, this.#times.failureCooldownSeconds, now);
		const expired = this.#held === undefined ? "yes" : this.#hasPassed(this.#held.at, this.#times.cacheSeconds, now);
		const mayAskAgain = both(
			mayRetry,
			this.#hasPassed(this.#askedForUnknownAt, this.#times.unknownKeyCooldownSeconds, now),
		);
		const first = both(expired, mayRetry);
		if (first === "no") {
			const unknown = this.#held !== undefined && !this.#held.set.kids.has(kid) ? mayAskAgain : "no";
			return { least: unknown === "yes" ? 1 : 0, most: unknown === "no" ? 0 : 1 };
		}
		// What the first fetch brings may lack the kid, too.
		return { least: first === "yes" ? 1 : 0, most: mayAskAgain === "no" ? 1 : 2 };
	}

	/** The fetches that came while the token was judged, in order. */
	saw(fetches: readonly SeenFetch[], kid: string): void {
		for (const { at, set } of fetches) {
			const wasFor = this.#held !== undefined && !this.#held.set.kids.has(kid) && !this.#isExpired(at);
			if (wasFor) {
				this.#askedForUnknownAt = at;
			}
			this.#failedAt = set === undefined ? at : Number.NEGATIVE_INFINITY;
			if (set !== undefined) {
				this.#held = { set, at };
			}
		}
	}

	/** The set that serves now: "none" where there is none or it is too old (JWKS-07), "open" where a clock decides. */
	serving(now: number): ModelKeySet | "none" | "open" {
		if (this.#held === undefined) {
			return "none";
		}
		const { cacheSeconds, staleSeconds } = this.#times;
		const outlived = this.#hasPassed(this.#held.at, cacheSeconds + staleSeconds, now);
		return outlived === "maybe" ? "open" : outlived === "yes" ? "none" : this.#held.set;
	}

	#isExpired(now: number): boolean {
		return this.#held === undefined || now - this.#held.at >= this.#times.cacheSeconds - slackSeconds;
	}

	#hasPassed(since: number, seconds: number, now: number): Certainty {
		const age = now - since;
		// Where nothing is waited for, nothing is in doubt.
		if (seconds === 0) return "yes";
		if (age >= seconds + slackSeconds) return "yes";
		return age <= seconds - slackSeconds ? "no" : "maybe";
	}
}

function both(one: Certainty, other: Certainty): Certainty {
	if (one === "no" || other === "no") return "no";
	return one === "yes" && other === "yes" ? "yes" : "maybe";
}
