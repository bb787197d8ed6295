import type { TokenAlgorithm } from "#protocol";
import type { JwtConfig } from "./config.ts";
import { withinSeconds } from "./deadline.ts";
import type { VerificationKey } from "./jwks.ts";

/** What the cache found: keys (perhaps none), or no set that may serve; and whether it had to wait for the issuer. */
export type KeyLookup = { readonly cache: "hit" | "miss" } & (
	| { readonly found: true; readonly keys: readonly VerificationKey[] }
	| { readonly found: false }
);

/** The keys of the issuer, wherever they are kept. */
export interface KeySet {
	/**
	 * The keys for a `kid` and an algorithm. `keepAlive` is handed a fetch, so that it outlives the request that
	 * began it: others may be waiting for it.
	 */
	find(keyId: string, algorithm: TokenAlgorithm, keepAlive: (work: Promise<unknown>) => void): Promise<KeyLookup>;
}

/** The key set of one gateway, one for each isolate. */
export function openKeySet(options: JwksCacheOptions): KeySet {
	return new JwksCache(options);
}

export interface JwksCacheOptions {
	readonly config: JwtConfig;
	/** Fetches and parses the set; a rejection is a failed fetch. */
	readonly fetchKeySet: () => Promise<readonly VerificationKey[]>;
	/** Unix time in milliseconds. */
	readonly now: () => number;
}

/**
 * The issuer's key set as one isolate keeps it (JWKS-01 to JWKS-07).
 *
 * One fetch at a time, shared by all who wait; an hour of life whatever the issuer says; an unknown `kid`
 * fetches again at most once per cooldown; a failure cools down too; the last good set serves for a bounded
 * time beyond its own.
 */
class JwksCache implements KeySet {
	readonly #options: JwksCacheOptions;
	/** Without a set there are none, and they are infinitely old. */
	#keys: readonly VerificationKey[] = [];
	#fetchedAt = Number.NEGATIVE_INFINITY;
	#failedAt: number | undefined;
	#askedForUnknownAt: number | undefined;
	#underWay: Promise<void> | undefined;

	constructor(options: JwksCacheOptions) {
		this.#options = options;
	}

	async find(
		keyId: string,
		algorithm: TokenAlgorithm,
		keepAlive: (work: Promise<unknown>) => void,
	): Promise<KeyLookup> {
		let cache: "hit" | "miss" = "hit";
		const before = this.#keys;
		if (this.#age() >= this.#options.config.cacheSeconds) {
			cache = "miss";
			await this.#wait(this.#underWay ?? this.#fetch(keepAlive));
		}
		// What was fetched while this request waited serves it, however short it is kept.
		if (this.#keys === before && !this.#mayServe()) {
			return { found: false, cache };
		}
		const unknown = this.#knows(keyId) ? undefined : (this.#underWay ?? this.#fetchForUnknown(keepAlive));
		if (unknown !== undefined) {
			cache = "miss";
			await this.#wait(unknown);
		}
		const keys = this.#keys.filter((key) => key.keyId === keyId && key.algorithm === algorithm && key.admitted);
		return { found: true, keys, cache };
	}

	/** Seconds since the set was fetched. */
	#age(): number {
		return (this.#options.now() - this.#fetchedAt) / 1000;
	}

	#mayServe(): boolean {
		return this.#age() < this.#options.config.cacheSeconds + this.#options.config.staleSeconds;
	}

	#knows(keyId: string): boolean {
		return this.#keys.some((key) => key.keyId === keyId);
	}

	/** Begins a fetch for an unknown `kid`, unless the last such fetch or the last failure still cools down (JWKS-04). */
	#fetchForUnknown(keepAlive: (work: Promise<unknown>) => void): Promise<void> | undefined {
		const now = this.#options.now();
		if (!hasPassed(this.#askedForUnknownAt, this.#options.config.unknownKeyCooldownSeconds, now)) {
			return undefined;
		}
		const fetch = this.#fetch(keepAlive);
		this.#askedForUnknownAt = fetch === undefined ? this.#askedForUnknownAt : now;
		return fetch;
	}

	/** Begins a fetch, unless the last failure still cools down (JWKS-06). What an abandoned fetch brings is not taken. */
	#fetch(keepAlive: (work: Promise<unknown>) => void): Promise<void> | undefined {
		if (!hasPassed(this.#failedAt, this.#options.config.failureCooldownSeconds, this.#options.now())) {
			return undefined;
		}
		const fetch: Promise<void> = this.#options.fetchKeySet().then(
			(keys) => this.#settle(fetch, keys),
			() => this.#settle(fetch, undefined),
		);
		this.#underWay = fetch;
		keepAlive(fetch);
		return fetch;
	}

	#settle(fetch: Promise<void>, keys: readonly VerificationKey[] | undefined): void {
		if (this.#underWay !== fetch) {
			return;
		}
		this.#underWay = undefined;
		this.#failedAt = keys === undefined ? this.#options.now() : undefined;
		if (keys !== undefined) {
			this.#keys = keys;
			this.#fetchedAt = this.#options.now();
		}
	}

	/** Waits for a fetch. One that is lost with the request that began it must not be waited for by all that follow (JWKS-12). */
	async #wait(fetch: Promise<void> | undefined): Promise<void> {
		if (fetch === undefined) {
			return;
		}
		try {
			await withinSeconds(this.#options.config.timeoutSeconds, fetch);
		} catch {
			this.#settle(fetch, undefined);
		}
	}
}

function hasPassed(since: number | undefined, seconds: number, now: number): boolean {
	return since === undefined || now - since >= seconds * 1000;
}
