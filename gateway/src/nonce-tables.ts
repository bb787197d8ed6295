/** The part of a Durable Object's SQLite storage that admission needs. */
export interface SqlStore {
	exec(query: string, ...bindings: (string | number)[]): { toArray(): Record<string, unknown>[] };
	transaction<T>(work: () => T): T;
}

/** How long the stretch of time is whose nonces stand in one table. */
const stretchSeconds = 300;

interface Table {
	readonly name: string;
	/** The last Unix second at which a nonce in it lapses. */
	readonly end: number;
	/** How many nonces it holds. */
	count: number;
}

/**
 * Spent nonces, in a table for each stretch of time in which they lapse, so that forgetting is to drop a table: what
 * nobody needs is never searched for, and an admission writes one row and no index beside it.
 */
export class NonceTables {
	readonly #sql: SqlStore;
	/** The oldest first. */
	#tables: Table[];

	constructor(sql: SqlStore) {
		this.#sql = sql;
		const names = sql
			.exec("SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'nonces_[0-9]*'")
			.toArray();
		this.#tables = names.map(({ name }) => this.#read(String(name))).sort((one, other) => one.end - other.end);
	}

	#read(name: string): Table {
		const count = Number(this.#sql.exec(`SELECT count(*) AS value FROM ${name}`).toArray()[0]?.["value"]);
		return { name, end: Number(name.slice("nonces_".length)), count };
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
		// One after the other: the platform joins few tables in one statement, and an alarm that is late leaves many.
		for (const { name } of this.#tables) {
			const [row] = this.#sql.exec(`SELECT attempt FROM ${name} WHERE nonce = ?`, nonce).toArray();
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
		const found = this.#tables.find((table) => table.end === end);
		if (found !== undefined) {
			return found;
		}
		const table = { name: `nonces_${end}`, end, count: 0 };
		this.#sql.exec(`CREATE TABLE ${table.name} (nonce TEXT PRIMARY KEY, attempt TEXT NOT NULL) WITHOUT ROWID`);
		this.#tables = [...this.#tables, table].sort((one, other) => one.end - other.end);
		return table;
	}

	/** Writes a nonce down; `table.count` is the caller's to raise, once that has become true. */
	add(nonce: string, attempt: string, table: Table): void {
		this.#sql.exec(`INSERT INTO ${table.name} (nonce, attempt) VALUES (?, ?)`, nonce, attempt);
	}

	/** Forgets the tables of which every nonce lapsed at this Unix second or before. */
	forgetThrough(mark: number): void {
		for (const { name } of this.#tables.filter(({ end }) => end <= mark)) {
			this.#sql.exec(`DROP TABLE ${name}`);
		}
		this.#tables = this.#tables.filter(({ end }) => end > mark);
	}
}
