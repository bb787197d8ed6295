import type { AdmissionAnswer, AdmissionRequest, QuotaState, Quotas, StoredRecord } from "./admission-protocol.ts";
import { NonceTables, type SqlStore } from "./nonce-tables.ts";

export type { SqlStore } from "./nonce-tables.ts";

/** What decides for one key, behind its Durable Object. */
export interface AdmissionStore {
	admit(request: AdmissionRequest, nowSeconds: number): AdmissionAnswer | Promise<AdmissionAnswer>;
	setRevoked(revoked: boolean): void;
	/** False, with nothing changed, where a record is kept that is as new. */
	setRecord(record: StoredRecord): boolean;
	storedRecord(): StoredRecord | null;
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
	readonly #nonces: NonceTables;
	#revoked: boolean;
	#lowWater: number;
	#recordVersion: number;

	constructor(sql: SqlStore) {
		this.#sql = sql;
		sql.exec("CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID");
		sql.exec(
			"CREATE TABLE IF NOT EXISTS usage (period TEXT PRIMARY KEY, start INTEGER NOT NULL, count INTEGER NOT NULL) WITHOUT ROWID",
		);
		sql.exec("CREATE TABLE IF NOT EXISTS record (version INTEGER PRIMARY KEY, text TEXT NOT NULL)");
		this.#nonces = new NonceTables(sql);
		this.#revoked = this.#state("revoked") === 1;
		this.#lowWater = this.#state("lowWater");
		this.#recordVersion = this.#number("SELECT coalesce(max(version), 0) AS value FROM record");
	}

	/** Decides in the order revoked, stale record, replayed, over quota, full (ANS-07); only an admission changes anything. */
	admit(request: AdmissionRequest, nowSeconds: number): AdmissionAnswer {
		if (this.#revoked) {
			return { decision: "revoked" };
		}
		if (request.recordVersion < this.#recordVersion) {
			return { decision: "stale", record: this.#record() };
		}
		if (request.acceptableUntil <= this.#lowWater) {
			return { decision: "replayed" };
		}
		const spentBy = this.#nonces.spentBy(request.nonce);
		const quotas = this.#quotaStates(request.quotas, nowSeconds);
		if (spentBy !== undefined) {
			const isSame = spentBy !== "" && spentBy === request.attempt;
			return isSame ? { decision: "admitted", quotas } : { decision: "replayed" };
		}
		if (quotas.some((quota) => quota.remaining <= 0)) {
			return { decision: "over_quota", quotas };
		}
		if (this.#nonces.size >= request.liveNonces) {
			return { decision: "full" };
		}
		this.#spend(request, nowSeconds);
		return { decision: "admitted", quotas: quotas.map((quota) => ({ ...quota, remaining: quota.remaining - 1 })) };
	}

	#spend({ nonce, acceptableUntil, quotas, attempt = "" }: AdmissionRequest, nowSeconds: number): void {
		const table = this.#nonces.tableFor(acceptableUntil);
		const counted = windows.filter((window) => quotas[window] !== undefined);
		const write = () => {
			this.#nonces.write(nonce, attempt, table);
			this.#count(counted, nowSeconds);
		};
		// One row needs nothing around it to be written whole.
		counted.length === 0 ? write() : this.#sql.transaction(write);
		this.#nonces.remember(nonce, table);
	}

	/** Revokes the key, or takes that back; in force with the next admission (HMAC-KEY-04). */
	setRevoked(revoked: boolean): void {
		this.#setState("revoked", revoked ? 1 : 0);
		this.#revoked = revoked;
	}

	/** Keeps the key's record, if it is newer; from now on whoever verified with an older one is given this. */
	setRecord({ version, text }: StoredRecord): boolean {
		if (version <= this.#recordVersion) {
			return false;
		}
		this.#sql.transaction(() => {
			this.#sql.exec("DELETE FROM record");
			this.#sql.exec("INSERT INTO record (version, text) VALUES (?, ?)", version, text);
		});
		this.#recordVersion = version;
		return true;
	}

	storedRecord(): StoredRecord | null {
		return this.#recordVersion === 0 ? null : { version: this.#recordVersion, text: this.#record() };
	}

	/**
	 * Forgets what lapsed the margin ago or more, counted from the end of the last second in which it is accepted; returns
	 * when something can be forgotten next, in Unix seconds.
	 */
	prune(nowSeconds: number): number | undefined {
		const mark = Math.max(this.#lowWater, Math.floor(nowSeconds) - marginSeconds - 1);
		this.#sql.transaction(() => {
			this.#setState("lowWater", mark);
			this.#nonces.forgetThrough(mark);
		});
		this.#lowWater = mark;
		return this.nextPruneAt();
	}

	/** Unix second at which the oldest nonces can be forgotten, or undefined where there are none. */
	nextPruneAt(): number | undefined {
		const oldest = this.#nonces.oldestEnd;
		return oldest === undefined ? undefined : oldest + marginSeconds + 1;
	}

	#record(): string {
		return String(this.#sql.exec("SELECT text FROM record").toArray()[0]?.["text"]);
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

	#count(counted: readonly (keyof Quotas)[], nowSeconds: number): void {
		for (const window of counted) {
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
