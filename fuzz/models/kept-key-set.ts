import type { GatewaySetup } from "./gateway-setup.ts";
import type { ModelKeySet } from "./published-keys.ts";

/** How often the issuer may be asked for one token. */
export interface FetchExpectation {
	readonly least: number;
	readonly most: number;
}

/** While it happened, in Unix seconds: what the gateway took for now was somewhere in between. */
export interface Span {
	readonly from: number;
	readonly to: number;
}

/** What the issuer sent for one fetch: undefined where it is not taken. */
export type SeenFetch = ModelKeySet | undefined;

type Certainty = "no" | "maybe" | "yes";

const longAgo: Span = { from: Number.NEGATIVE_INFINITY, to: Number.NEGATIVE_INFINITY };
const whenever: Span = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/**
 * The key set as an ideal gateway keeps it (JWKS-01 to JWKS-07), told of every fetch that the issuer saw. It says how many
 * fetches a token may cause, and which set the token is judged by. All that it knows of a moment is the span of the
 * request in which it was: where that decides, either is right. What the gateway had before it was watched, nobody knows.
 */
export class KeptKeySet {
	readonly #times: GatewaySetup["tokens"];
	#held: { readonly set: ModelKeySet; readonly at: Span } | undefined;
	#failedAt = whenever;
	#askedForUnknownAt = whenever;

	constructor(times: GatewaySetup["tokens"]) {
		this.#times = times;
	}

	/** Whether a set was seen to come. */
	get isKnown(): boolean {
		return this.#held !== undefined;
	}

	/** What a token with this `kid`, good as far as form, algorithm and issuer, makes the gateway fetch (JWKS-03 to JWKS-06). */
	expects(kid: string, during: Span): FetchExpectation {
		const { cacheSeconds, failureCooldownSeconds, unknownKeyCooldownSeconds } = this.#times;
		const mayRetry = hasPassed(this.#failedAt, failureCooldownSeconds, during);
		const hasCooled = hasPassed(this.#askedForUnknownAt, unknownKeyCooldownSeconds, during);
		const mayAskForUnknown = both(mayRetry, hasCooled);
		if (this.#held === undefined) {
			return { least: cacheSeconds === 0 && mayRetry === "yes" ? 1 : 0, most: 2 };
		}
		const isExpired = hasPassed(this.#held.at, cacheSeconds, during);
		const first = both(isExpired, mayRetry);
		const isUnknown = !this.#held.set.kids.has(kid);
		if (first === "no") {
			const forUnknown = isUnknown && isExpired === "no" ? mayAskForUnknown : "no";
			return { least: forUnknown === "yes" ? 1 : 0, most: isUnknown && mayAskForUnknown !== "no" ? 1 : 0 };
		}
		// What the first fetch brings may lack the kid, too.
		return { least: first === "yes" ? 1 : 0, most: mayAskForUnknown === "no" ? 1 : 2 };
	}

	/** Whether requests at once with one `kid` need not share what they fetch, after fetches that came to this. */
	mayAskEach(fetches: readonly SeenFetch[]): boolean {
		const { cacheSeconds, failureCooldownSeconds, unknownKeyCooldownSeconds } = this.#times;
		const failed = fetches.some((set) => set === undefined);
		return cacheSeconds === 0 || unknownKeyCooldownSeconds === 0 || (failed && failureCooldownSeconds === 0);
	}

	/** The fetches that came while a token with this `kid` was judged, in order. */
	saw(fetches: readonly SeenFetch[], kid: string, during: Span): void {
		for (const set of fetches) {
			const isUnknown = this.#held !== undefined && !this.#held.set.kids.has(kid);
			const isExpired = this.#held === undefined ? "maybe" : hasPassed(this.#held.at, this.#times.cacheSeconds, during);
			if (isUnknown && isExpired !== "yes") {
				const since = isExpired === "no" ? during.from : this.#askedForUnknownAt.from;
				this.#askedForUnknownAt = { from: since, to: during.to };
			}
			this.#failedAt = set === undefined ? during : longAgo;
			if (set !== undefined) {
				this.#held = { set, at: during };
			}
		}
	}

	/** The set that serves: "none" where there is none or it is too old (JWKS-07), "open" where a clock decides. */
	serving(during: Span): ModelKeySet | "none" | "open" {
		if (this.#held === undefined) {
			return "open";
		}
		const outlived = hasPassed(this.#held.at, this.#times.cacheSeconds + this.#times.staleSeconds, during);
		return outlived === "maybe" ? "open" : outlived === "yes" ? "none" : this.#held.set;
	}
}

/** Whether so many seconds have passed since then. Where nothing is to be waited for, nothing is in doubt. */
function hasPassed(since: Span, seconds: number, during: Span): Certainty {
	if (seconds === 0 || during.from - since.to >= seconds) {
		return "yes";
	}
	return during.to - since.from < seconds ? "no" : "maybe";
}

function both(one: Certainty, other: Certainty): Certainty {
	if (one === "no" || other === "no") return "no";
	return one === "yes" && other === "yes" ? "yes" : "maybe";
}
