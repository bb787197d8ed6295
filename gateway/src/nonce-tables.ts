import { hashOf, NonceFilter } from "./nonce-filter.ts";

/** The part of a Durable Object's SQLite storage that admission needs. */
export interface SqlStore {
	exec(query: string, ...bindings: (string | number)[]): { toArray(): Record<string, unknown>[] };
	transaction<T>(work: () => T): T;
}

/** How long the stretch of time is whose nonces stand in the same tables. */
const stretchSeconds = 300;
/**
 * Nonces of one table: few enough for its pages to stay in memory, although they are written down in no order. Tables that are
 * dropped at once: few enough for those who wait meanwhile.
 */
const usualLimits = { nonces: 16_384, dropped: 4 } as const;

interface Table {
	readonly name: string;
	/** The last Unix second at which a nonce in it lapses. */
	readonly end: number;
	/** Tells of most nonces that they are not in it, without a look at the disk. */
	readonly filter: NonceFilter;
	/** How many nonces it holds. */
	count: number;
}

/**
 * Spent nonces, in tables for each stretch of time in which they lapse, so that forgetting is to drop tables: what nobody
 * needs is never searched for, and an admission writes one row and no index beside it. A table that is full is followed by
 * another, and its filter is stored.
 */
export class NonceTables {
	readonly #sql: SqlStore;
	readonly #limits: { readonly nonces: number; readonly dropped: number };
	/** The oldest first. */
	#tables: Table[];

	constructor(sql: SqlStore, limits: { readonly nonces: number; readonly dropped: number } = usualLimits) {
		this.#sql = sql;
		this.#limits = limits;
		sql.exec("CREATE TABLE IF NOT EXISTS filters (name TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID");
		const names = sql
			.exec("SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'nonces_[0-9]*'")
			.toArray();
		this.#tables = names.map(({ name }) => this.#read(String(name))).sort((one, other) => one.end - other.end);
	}

	#read(name: string): Table {
		const end = Number(name.split("_")[1]);
		const [stored] = this.#sql.exec("SELECT text FROM filters WHERE name = ?", name).toArray();
		if (stored !== undefined) {
			return { name, end, filter: new NonceFilter(String(stored["text"])), count: this.#limits.nonces };
		}
		const filter = new NonceFilter();
		const nonces = this.#sql.exec(`SELECT nonce FROM ${name}`).toArray();
		for (const { nonce } of nonces) {
			filter.add(hashOf(String(nonce)));
		}
		return { name, end, filter, count: nonces.length };
	}

	/** How many nonces are remembered. */
	get size(): number {
		return this.#tables.reduce((sum, { count }) => sum + count, 0);
	}

	/** Of the tables, the oldest first. */
	get names(): readonly string[] {
		return this.#tables.map(({ name }) => name);
	}

	/** The Unix second in which the oldest table can be dropped, as far as it is only for the time; undefined where there is none. */
	get oldestEnd(): number | undefined {
		return this.#tables[0]?.end;
	}

	/** By which attempt a nonce was spent, an empty text where none was named; undefined for one that was not. */
	spentBy(nonce: string): string | undefined {
		const hash = hashOf(nonce);
		// One after the other: the platform joins few tables in one statement, and an alarm that is late leaves many.
		for (const { name, filter } of this.#tables) {
			const [row] = filter.mayHave(hash)
				? this.#sql.exec(`SELECT attempt FROM ${name} WHERE nonce = ?`, nonce).toArray()
				: [];
			if (row !== undefined) {
				return String(row["attempt"]);
			}
		}
		return undefined;
	}

	/**
	 * The table for a nonce that lapses at this Unix second, made where there is none yet. Never in a transaction: one that
	 * failed would take the table back.
	 */
	tableFor(until: number): Table {
		const end = Math.ceil(until / stretchSeconds) * stretchSeconds;
		const ofStretch = this.#tables.filter((table) => table.end === end);
		const found = ofStretch.find(({ count }) => count < this.#limits.nonces);
		if (found !== undefined) {
			return found;
		}
		const table = { name: `nonces_${end}_${ofStretch.length}`, end, filter: new NonceFilter(), count: 0 };
		this.#sql.exec(`CREATE TABLE ${table.name} (nonce TEXT PRIMARY KEY, attempt TEXT NOT NULL) WITHOUT ROWID`);
		this.#tables = [...this.#tables, table].sort((one, other) => one.end - other.end);
		return table;
	}

	/** Writes a nonce down; `table.count` is the caller's to raise, once that has become true. */
	add(nonce: string, attempt: string, table: Table): void {
		this.#sql.exec(`INSERT INTO ${table.name} (nonce, attempt) VALUES (?, ?)`, nonce, attempt);
		table.filter.add(hashOf(nonce));
		if (table.count + 1 === this.#limits.nonces) {
			this.#sql.exec("INSERT INTO filters (name, text) VALUES (?, ?)", table.name, table.filter.text);
		}
	}

	/**
	 * Forgets tables of which every nonce lapsed at this Unix second or before, the oldest first and not all at once where there
	 * are many.
	 */
	forgetThrough(mark: number): void {
		const lapsed = this.#tables.filter(({ end }) => end <= mark).slice(0, this.#limits.dropped);
		for (const { name } of lapsed) {
			this.#sql.exec(`DROP TABLE ${name}`);
			this.#sql.exec("DELETE FROM filters WHERE name = ?", name);
		}
		this.#tables = this.#tables.filter((table) => !lapsed.includes(table));
	}
}
