import type { GatewaySetup } from "./gateway-setup.ts";
import type { ModelKeySet } from "./published-keys.ts";

/** How often the issuer may be asked for one token, and which requirement it breaks to ask less often, or more. */
export interface FetchExpectation {
	readonly least: number;
	readonly most: number;
	readonly fewer: string;
	readonly more: string;
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
/** Of which nothing is left. */
const nothing: ModelKeySet = { kids: new Set(), keys: [], forbidden: [] };
const whenever: Span = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/**
 * The key set as an ideal gateway keeps it (JWKS-01 to JWKS-07), told of every fetch that the issuer saw. It says how many
 * fetches a token may cause, and which set the token is judged by. All that it knows of a moment is the span of the
 * request in which it was: where that decides, either is right, and so it is at the very edge of a time. What the gateway
 * had before it was watched, nobody knows.
 */
export class KeptKeySet {
	readonly #times: GatewaySetup["tokens"];
	#held: { readonly set: ModelKeySet; readonly at: Span } | undefined;
	#failedAt = whenever;
	#askedForUnknownAt = whenever;

	constructor(times: GatewaySetup["tokens"]) {
		this.#times = times;
	}

	/** Whether anything is known of what it has. */
	get isKnown(): boolean {
		return this.#held !== undefined;
	}

	/** So much time has passed that it has no set, and waits for nothing. */
	outlive(): void {
		this.#held = { set: nothing, at: longAgo };
		this.#failedAt = longAgo;
		this.#askedForUnknownAt = longAgo;
	}

	/** Something happened that was not watched. */
	forget(): void {
		this.#held = undefined;
		this.#failedAt = whenever;
		this.#askedForUnknownAt = whenever;
	}

	/**
	 * What a token with this `kid`, good as far as form, algorithm and issuer, makes the gateway fetch (JWKS-03 to JWKS-06),
	 * where its fetches come to this.
	 */
	expects(kid: string, fetches: readonly SeenFetch[], during: Span): FetchExpectation {
		const { cacheSeconds, failureCooldownSeconds, unknownKeyCooldownSeconds } = this.#times;
		const mayRetry = hasPassed(this.#failedAt, failureCooldownSeconds, during);
		const hasCooled = hasPassed(this.#askedForUnknownAt, unknownKeyCooldownSeconds, during);
		if (this.#held === undefined) {
			const least = cacheSeconds === 0 && mayRetry === "yes" ? 1 : 0;
			return { least, most: Number.POSITIVE_INFINITY, fewer: "JWKS-01", more: "JWKS-02" };
		}
		const isExpired = hasPassed(this.#held.at, cacheSeconds, during);
		const forAge = both(isExpired, mayRetry);
		const isUnknown = !this.#held.set.kids.has(kid);
		if (forAge === "no") {
			const forName = isUnknown && isExpired === "no" ? both(mayRetry, hasCooled) : "no";
			const kept = isUnknown ? "JWKS-04" : "JWKS-01";
			const more = mayRetry === "no" ? "JWKS-06" : kept;
			return { least: forName === "yes" ? 1 : 0, most: forName === "no" ? 0 : 1, fewer: "JWKS-03", more };
		}
		// What the first fetch brings may lack the name, too; one that fails is the last for a while.
		const taken = fetches.find((set) => set !== undefined);
		const isStillUnknown = taken === undefined ? isUnknown : !taken.kids.has(kid);
		const mayGoOn = taken !== undefined || failureCooldownSeconds === 0;
		return {
			least: forAge === "yes" ? 1 : 0,
			most: isStillUnknown && hasCooled !== "no" && mayGoOn ? 2 : 1,
			fewer: "JWKS-01",
			more: mayGoOn ? (isStillUnknown ? "JWKS-04" : "JWKS-02") : "JWKS-06",
		};
	}

	/** Whether requests at once with one `kid` need not share what they fetch, after fetches that came to this. */
	mayAskEach(fetches: readonly SeenFetch[], during: Span): boolean {
		const { cacheSeconds, failureCooldownSeconds, unknownKeyCooldownSeconds } = this.#times;
		const failed = fetches.some((set) => set === undefined);
		const shortest = Math.min(cacheSeconds, unknownKeyCooldownSeconds, failed ? failureCooldownSeconds : cacheSeconds);
		// So late after the first of them another may find that it is time again.
		return during.to - during.from >= shortest;
	}

	/** The fetches that came while a token with this `kid` was judged, in order. */
	saw(fetches: readonly SeenFetch[], kid: string, during: Span): void {
		for (const [at, set] of fetches.entries()) {
			const isExpired = this.#held === undefined ? "no" : hasPassed(this.#held.at, this.#times.cacheSeconds, during);
			const isUnknown = this.#held !== undefined && !this.#held.set.kids.has(kid);
			const isForAge = at === 0 && isExpired === "yes";
			if (isUnknown && !isForAge) {
				// One that is neither surely for the age nor surely for the name may have been for either.
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

/** Clocks tell whole milliseconds, and seconds with a fraction are not exact. */
const edgeSeconds = 0.0005;

/** Whether so many seconds have passed since then. Where nothing is to be waited for, nothing is in doubt. */
function hasPassed(since: Span, seconds: number, during: Span): Certainty {
	if (seconds === 0 || during.from - since.to > seconds + edgeSeconds) {
		return "yes";
	}
	return during.to - since.from < seconds - edgeSeconds ? "no" : "maybe";
}

function both(one: Certainty, other: Certainty): Certainty {
	if (one === "no" || other === "no") return "no";
	return one === "yes" && other === "yes" ? "yes" : "maybe";
}
