import type { TokenAlgorithm } from "#protocol";
import type { JwtConfig } from "./config.ts";
import { withinSeconds } from "./deadline.ts";
import type { VerificationKey } from "./jwks.ts";

/** What the cache found: keys (perhaps none) and whether it had to ask the issuer. */
export type KeyLookup =
	| { readonly found: true; readonly keys: readonly VerificationKey[]; readonly cache: "hit" | "miss" }
	| { readonly found: false };

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
export class JwksCache implements KeySet {
	readonly #options: JwksCacheOptions;
	#keys: readonly VerificationKey[] | undefined;
	#fetchedAt = 0;
	#failedAt: number | undefined;
	#askedForUnknownAt: number | undefined;
	#underWay: Promise<boolean> | undefined;

	constructor(options: JwksCacheOptions) {
		this.#options = options;
	}

	async find(
		keyId: string,
		algorithm: TokenAlgorithm,
		keepAlive: (work: Promise<unknown>) => void,
	): Promise<KeyLookup> {
		let cache: "hit" | "miss" = "hit";
		if (this.#age() >= this.#options.config.cacheSeconds) {
			cache = "miss";
			await this.#refresh(keepAlive);
		}
		if (!this.#mayServe()) {
			return { found: false };
		}
		if (!this.#knows(keyId) && this.#mayAskForUnknown()) {
			cache = "miss";
			this.#askedForUnknownAt = this.#options.now();
			await this.#refresh(keepAlive);
		}
		const keys = (this.#keys ?? []).filter((key) => key.keyId === keyId && key.algorithm === algorithm);
		return { found: true, keys, cache };
	}

	/** Seconds since the set was fetched; infinite without one. */
	#age(): number {
		return this.#keys === undefined ? Number.POSITIVE_INFINITY : (this.#options.now() - this.#fetchedAt) / 1000;
	}

	#mayServe(): boolean {
		return this.#age() < this.#options.config.cacheSeconds + this.#options.config.staleSeconds;
	}

	#knows(keyId: string): boolean {
		return this.#keys?.some((key) => key.keyId === keyId) ?? false;
	}

	#mayAskForUnknown(): boolean {
		const { unknownKeyCooldownSeconds } = this.#options.config;
		return hasPassed(this.#askedForUnknownAt, unknownKeyCooldownSeconds, this.#options.now());
	}

	/** Joins the fetch that is under way, or begins one unless the last failure still cools down. */
	async #refresh(keepAlive: (work: Promise<unknown>) => void): Promise<void> {
		const { failureCooldownSeconds, timeoutSeconds } = this.#options.config;
		if (this.#underWay === undefined) {
			if (!hasPassed(this.#failedAt, failureCooldownSeconds, this.#options.now())) {
				return;
			}
			this.#underWay = this.#fetch();
			keepAlive(this.#underWay);
		}
		const waiting = this.#underWay;
		try {
			await withinSeconds(timeoutSeconds, waiting);
		} catch {
			// The fetch was lost with the request that began it: let the next one begin another.
			if (this.#underWay === waiting) {
				this.#underWay = undefined;
				this.#failedAt = this.#options.now();
			}
		}
	}

	async #fetch(): Promise<boolean> {
		try {
			this.#keys = await this.#options.fetchKeySet();
			this.#fetchedAt = this.#options.now();
			this.#failedAt = undefined;
			return true;
		} catch {
			this.#failedAt = this.#options.now();
			return false;
		} finally {
			this.#underWay = undefined;
		}
	}
}

function hasPassed(since: number | undefined, seconds: number, now: number): boolean {
	return since === undefined || now - since >= seconds * 1000;
}
