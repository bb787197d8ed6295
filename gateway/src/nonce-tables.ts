import { hashOf, NonceIndex } from "./nonce-index.ts";

export type SqlBinding = string | number | ArrayBuffer;

/** The part of a Durable Object's SQLite storage that admission needs. */
export interface SqlStore {
	exec(query: string, ...bindings: SqlBinding[]): { toArray(): Record<string, unknown>[] };
	transaction<T>(work: () => T): T;
}

/** How long the stretch of time is whose nonces stand in the same tables. */
const stretchSeconds = 300;
/** Nonces of one table, and tables that are dropped at once: few enough of both for those who wait meanwhile. */
const usualLimits = { nonces: 16_384, dropped: 4 } as const;

interface Table {
	readonly name: string;
	/** The last Unix second at which a nonce in it lapses. */
	readonly end: number;
	/** Tells where in it a nonce stands, without a look at the disk. */
	readonly index: NonceIndex;
	/** Whether the index is on disk, too. */
	isIndexStored: boolean;
	/** The last row, which is how many nonces it holds. */
	count: number;
}

/**
 * Spent nonces, in tables for each stretch of time in which they lapse, so that forgetting is to drop tables: what nobody
 * needs is never searched for, and an admission writes one row and no index beside it. Rows stand as they came, so that those
 * which come together are on few pages; where each stands is known in memory. A table that is full is followed by another, and
 * what is known of it stored.
 */
export class NonceTables {
	readonly #sql: SqlStore;
	readonly #limits: { readonly nonces: number; readonly dropped: number };
	/** The oldest first. */
	#tables: Table[];

	constructor(sql: SqlStore, limits: { readonly nonces: number; readonly dropped: number } = usualLimits) {
		this.#sql = sql;
		this.#limits = limits;
		sql.exec("CREATE TABLE IF NOT EXISTS indexes (name TEXT PRIMARY KEY, hashes BLOB NOT NULL) WITHOUT ROWID");
		const names = sql
			.exec("SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'nonces_[0-9]*'")
			.toArray();
		this.#tables = names.map(({ name }) => this.#read(String(name))).sort((one, other) => one.end - other.end);
	}

	#read(name: string): Table {
		const end = Number(name.split("_")[1]);
		const [stored] = this.#sql.exec("SELECT hashes FROM indexes WHERE name = ?", name).toArray();
		if (stored !== undefined) {
			const hashes = new Uint32Array(stored["hashes"] as ArrayBuffer);
			return { name, end, index: new NonceIndex(hashes), isIndexStored: true, count: hashes.length };
		}
		const index = new NonceIndex();
		let count = 0;
		for (const { id, nonce } of this.#sql.exec(`SELECT id, nonce FROM ${name} ORDER BY id`).toArray()) {
			count = Number(id);
			index.add(hashOf(String(nonce)), count);
		}
		return { name, end, index, isIndexStored: false, count };
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
		for (const { name, index } of this.#tables) {
			for (const row of index.rowsOf(hash)) {
				const [found] = this.#sql.exec(`SELECT nonce, attempt FROM ${name} WHERE id = ?`, row).toArray();
				if (found?.["nonce"] === nonce) {
					return String(found["attempt"]);
				}
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
		for (const full of ofStretch.filter(({ isIndexStored }) => !isIndexStored)) {
			this.#sql.exec("INSERT INTO indexes (name, hashes) VALUES (?, ?)", full.name, full.index.hashes.buffer);
			full.isIndexStored = true;
		}
		const name = `nonces_${end}_${ofStretch.length}`;
		this.#sql.exec(`CREATE TABLE ${name} (id INTEGER PRIMARY KEY, nonce TEXT NOT NULL, attempt TEXT NOT NULL)`);
		const table = { name, end, index: new NonceIndex(), isIndexStored: false, count: 0 };
		this.#tables = [...this.#tables, table].sort((one, other) => one.end - other.end);
		return table;
	}

	/** Writes a nonce down as the next of the table; what is known in memory is the caller's to add, once that has become true. */
	write(nonce: string, attempt: string, table: Table): void {
		const row = table.count + 1;
		this.#sql.exec(`INSERT INTO ${table.name} (id, nonce, attempt) VALUES (?, ?, ?)`, row, nonce, attempt);
	}

	/** Knows from now on that the nonce stands in the table as its next. */
	remember(nonce: string, table: Table): void {
		table.count += 1;
		table.index.add(hashOf(nonce), table.count);
	}

	/**
	 * Forgets tables of which every nonce lapsed at this Unix second or before, the oldest first and not all at once where there
	 * are many.
	 */
	forgetThrough(mark: number): void {
		const lapsed = this.#tables.filter(({ end }) => end <= mark).slice(0, this.#limits.dropped);
		for (const { name } of lapsed) {
			this.#sql.exec(`DROP TABLE ${name}`);
			this.#sql.exec("DELETE FROM indexes WHERE name = ?", name);
		}
		this.#tables = this.#tables.filter((table) => !lapsed.includes(table));
	}
}
