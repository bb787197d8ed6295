import type { AdmissionAnswer, AdmissionRequest, QuotaState, Quotas } from "./admission-protocol.ts";

/** The part of a Durable Object's SQLite storage that admission needs. */
export interface SqlStore {
	exec(query: string, ...bindings: (string | number)[]): { toArray(): Record<string, unknown>[] };
	transaction<T>(work: () => T): T;
}

/** What decides for one key, behind its Durable Object. */
export interface AdmissionStore {
	admit(request: AdmissionRequest, nowSeconds: number): AdmissionAnswer | Promise<AdmissionAnswer>;
	setRevoked(revoked: boolean): void;
	/** Forgets what may be forgotten; returns when to come again, in Unix seconds. */
	prune(nowSeconds: number): number | undefined;
	nextPruneAt(): number | undefined;
}

/**
 * How long a nonce is kept beyond the time at which its timestamp lapses: the clocks of the Worker and of the
 * object may differ by this much.
 */
const marginSeconds = 60;

const windowSeconds = { minute: 60, hour: 3600, day: 86_400 } as const satisfies Record<keyof Quotas, number>;
const windows = ["minute", "hour", "day"] as const satisfies (keyof Quotas)[];

/**
 * The nonces, quota counters and revocation of one key, in SQLite.
 *
 * Every decision is one synchronous transaction: no await between read and write, so no two requests interleave
 * (HMAC-NONCE-02). Nonces older than the low-water mark have been forgotten, and whatever lapses at or before
 * it is refused unseen, so that no prune, restart or clock set back opens a nonce again (HMAC-NONCE-09).
 */
export class NonceStore implements AdmissionStore {
	readonly #sql: SqlStore;
	#live: number;

	constructor(sql: SqlStore) {
		this.#sql = sql;
		sql.exec("CREATE TABLE IF NOT EXISTS nonce (nonce TEXT PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID");
		sql.exec("CREATE INDEX IF NOT EXISTS nonce_until ON nonce (until)");
		sql.exec("CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID");
		sql.exec(
			"CREATE TABLE IF NOT EXISTS usage (period TEXT PRIMARY KEY, start INTEGER NOT NULL, count INTEGER NOT NULL) WITHOUT ROWID",
		);
		this.#live = this.#number("SELECT count(*) AS value FROM nonce");
	}

	/** Decides in the order revoked, replayed, over quota, full (ANS-07); only an admission changes anything. */
	admit(request: AdmissionRequest, nowSeconds: number): AdmissionAnswer {
		const answer = this.#sql.transaction(() => this.#decide(request, nowSeconds));
		if (answer.decision === "admitted") {
			this.#live += 1;
		}
		return answer;
	}

	#decide(request: AdmissionRequest, nowSeconds: number): AdmissionAnswer {
		if (this.#state("revoked") === 1) {
			return { decision: "revoked" };
		}
		if (request.acceptableUntil <= this.#state("lowWater") || this.#isSpent(request.nonce)) {
			return { decision: "replayed" };
		}
		const quotas = this.#quotaStates(request.quotas, nowSeconds);
		if (quotas.some((quota) => quota.remaining <= 0)) {
			return { decision: "over_quota", quotas };
		}
		if (this.#live >= request.liveNonces) {
			return { decision: "full" };
		}
		this.#sql.exec("INSERT INTO nonce (nonce, until) VALUES (?, ?)", request.nonce, request.acceptableUntil);
		this.#count(request.quotas, nowSeconds);
		return { decision: "admitted", quotas: quotas.map((quota) => ({ ...quota, remaining: quota.remaining - 1 })) };
	}

	/** Revokes the key, or takes that back; in force with the next admission (HMAC-KEY-04). */
	setRevoked(revoked: boolean): void {
		this.#setState("revoked", revoked ? 1 : 0);
	}

	/**
	 * Forgets what lapsed the margin ago or more, counted from the end of the last second in which it is accepted; returns
	 * when the next nonce can be forgotten, in Unix seconds.
	 */
	prune(nowSeconds: number): number | undefined {
		return this.#sql.transaction(() => {
			const mark = Math.max(this.#state("lowWater"), Math.floor(nowSeconds) - marginSeconds - 1);
			this.#setState("lowWater", mark);
			this.#sql.exec("DELETE FROM nonce WHERE until <= ?", mark);
			this.#live = this.#number("SELECT count(*) AS value FROM nonce");
			return this.nextPruneAt();
		});
	}

	/** Unix second at which the oldest nonce can be forgotten, or undefined where there is none. */
	nextPruneAt(): number | undefined {
		const oldest = this.#number("SELECT coalesce(min(until), -1) AS value FROM nonce");
		return oldest < 0 ? undefined : oldest + marginSeconds + 1;
	}

	#isSpent(nonce: string): boolean {
		return this.#sql.exec("SELECT 1 FROM nonce WHERE nonce = ?", nonce).toArray().length > 0;
	}

	#quotaStates(quotas: Quotas, nowSeconds: number): readonly QuotaState[] {
		return windows.flatMap((window) => {
			const limit = quotas[window];
			if (limit === undefined) {
				return [];
			}
			const start = windowStart(window, nowSeconds);
			const used = this.#number(
				"SELECT coalesce(sum(count), 0) AS value FROM usage WHERE period = ? AND start = ?",
				window,
				start,
			);
			return [{ window, limit, remaining: Math.max(0, limit - used), reset: start + windowSeconds[window] }];
		});
	}

	/** Counts in the windows that have a quota; the others cost no write. */
	#count(quotas: Quotas, nowSeconds: number): void {
		for (const window of windows.filter((name) => quotas[name] !== undefined)) {
			this.#sql.exec(
				`INSERT INTO usage (period, start, count) VALUES (?, ?, 1)
				 ON CONFLICT (period) DO UPDATE SET
				   count = CASE WHEN start = excluded.start THEN count + 1 ELSE 1 END, start = excluded.start`,
				window,
				windowStart(window, nowSeconds),
			);
		}
	}

	#state(name: string): number {
		return this.#number("SELECT coalesce(max(value), 0) AS value FROM state WHERE name = ?", name);
	}

	#setState(name: string, value: number): void {
		this.#sql.exec(
			"INSERT INTO state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
			name,
			value,
		);
	}

	#number(query: string, ...bindings: (string | number)[]): number {
		return Number(this.#sql.exec(query, ...bindings).toArray()[0]?.["value"]);
	}
}

function windowStart(window: keyof Quotas, nowSeconds: number): number {
	const length = windowSeconds[window];
	return Math.floor(nowSeconds / length) * length;
}
