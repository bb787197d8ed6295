import type { Explanation } from "../explanation.ts";

const file = "gateway/src/nonce-tables.ts";
const byAge = ".sort((one, other) => one.end - other.end)";
const full = "for (const full of ofStretch.filter(({ isIndexStored }) => !isIndexStored)) {";

export const nonceTableSurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"A table is full with 16,384 nonces of one key that lapse in the same five minutes, more than any check sends; nonce-tables.workers.test.ts has tables of three and opens them again, billed-rows.workers.test.ts counts the rows of one of ten.",
		mutants: [
			{
				from: '{ const hashes = new Uint32Array(stored["hashes"] as ArrayBuffer); return { name, end, index: new NonceIndex(hashes), isIndexStored: true, count: hashes.length }; }',
			},
			{ from: "{ name, end, index: new NonceIndex(hashes), isIndexStored: true, count: hashes.length }" },
			{
				from: "true",
				inLine: "return { name, end, index: new NonceIndex(hashes), isIndexStored: true, count: hashes.length };",
			},
			{ from: "({ count }) => count < this.#limits.nonces" },
			{ from: "count < this.#limits.nonces" },
			{ from: "found !== undefined", to: "false" },
			{ from: "{ return found; }" },
			{ from: "ofStretch.filter(({ isIndexStored }) => !isIndexStored)" },
			{ from: "({ isIndexStored }) => !isIndexStored" },
			{ from: "!isIndexStored", inLine: full },
			{
				from: '{ this.#sql.exec("INSERT INTO indexes (name, hashes) VALUES (?, ?)", full.name, full.index.hashes.buffer); full.isIndexStored = true; }',
			},
			{ from: '"INSERT INTO indexes (name, hashes) VALUES (?, ?)"' },
			{ from: "true", inLine: "full.isIndexStored = true;" },
			{
				from: "false",
				inLine: "const table = { name, end, index: new NonceIndex(), isIndexStored: false, count: 0 };",
			},
		],
	},
	{
		file,
		reason:
			"An object reads its tables when it begins anew, which no caller makes it do; nonce-tables.workers.test.ts opens them for each nonce, and nonce-store.contract.ts and admission.contract.ts ask a store that was opened again (HMAC-NONCE-09).",
		mutants: [
			{ from: "({ name }) => this.#read(String(name))" },
			{
				from: `{ const end = Number(name.split("_")[1]); const [stored] = this.#sql.exec("SELECT hashes FROM indexes WHERE name = ?", name).toArray(); if (stored !== undefined) { const hashes = new Uint32Array(stored["hashes"] as ArrayBuffer); return { name, end, index: new NonceIndex(hashes), isIndexStored: true, count: hashes.length }; } const index = new NonceIndex(); let count = 0; for (const { id, nonce } of this.#sql.exec(\`SELECT id, nonce FROM \${name} ORDER BY id\`).toArray()) { count = Number(id); index.add(hashOf(String(nonce)), count); } return { name, end, index, isIndexStored: false, count }; }`,
			},
			{ from: '"_"' },
			{ from: '"SELECT hashes FROM indexes WHERE name = ?"' },
			{ from: "stored !== undefined" },
			{ from: `\`SELECT id, nonce FROM \${name} ORDER BY id\`` },
			{ from: "{ count = Number(id); index.add(hashOf(String(nonce)), count); }" },
			{ from: "index.add(hashOf(String(nonce)), count);" },
			{ from: "{ name, end, index, isIndexStored: false, count }" },
			{ from: "false", inLine: "return { name, end, index, isIndexStored: false, count };" },
		],
	},
	{
		file,
		reason:
			"Which table is the oldest is asked when one can be forgotten, minutes later; nonce-tables.workers.test.ts makes them in another order, opens them again and asks (HMAC-NONCE-10).",
		mutants: [
			{ from: `names.map(({ name }) => this.#read(String(name)))${byAge}` },
			{ from: `[...this.#tables, table]${byAge}` },
			{ from: "(one, other) => one.end - other.end" },
			{ from: "one.end - other.end" },
		],
	},
	{
		file,
		reason: "No answer names a table, and nothing but tests asks for them; nonce-tables.workers.test.ts does.",
		mutants: [{ from: "{ return this.#tables.map(({ name }) => name); }" }, { from: "({ name }) => name" }],
	},
	{
		file,
		reason:
			"Nothing is forgotten before a nonce has lapsed for a minute, six minutes after the request at the soonest; nonce-tables.workers.test.ts forgets tables and says of what is left when it can be, nonce-store.contract.ts has the clock in its hands (HMAC-NONCE-09), and billed-rows.workers.test.ts asks for a table for each stretch of time.",
		mutants: [
			{ from: "{ return this.#tables[0]?.end; }" },
			{ from: "this.#tables[0]?.end" },
			{ from: "this.#tables.filter((table) => table.end === end)" },
			{ from: "table.end === end", to: "true" },
			{
				from: `{ const lapsed = this.#tables.filter(({ end }) => end <= mark).slice(0, this.#limits.dropped); for (const { name } of lapsed) { this.#sql.exec(\`DROP TABLE \${name}\`); this.#sql.exec("DELETE FROM indexes WHERE name = ?", name); } this.#tables = this.#tables.filter((table) => !lapsed.includes(table)); }`,
			},
			{ from: "this.#tables.filter(({ end }) => end <= mark).slice(0, this.#limits.dropped)" },
			{ from: "this.#tables.filter(({ end }) => end <= mark)" },
			{ from: "({ end }) => end <= mark" },
			{ from: "end <= mark" },
			{
				from: `{ this.#sql.exec(\`DROP TABLE \${name}\`); this.#sql.exec("DELETE FROM indexes WHERE name = ?", name); }`,
			},
			{ from: `\`DROP TABLE \${name}\`` },
			{ from: '"DELETE FROM indexes WHERE name = ?"' },
			{ from: "this.#tables.filter((table) => !lapsed.includes(table))" },
			{ from: "(table) => !lapsed.includes(table)" },
			{ from: "!lapsed.includes(table)" },
		],
	},
	{
		file,
		reason:
			"It takes two nonces of the same 32 bits, which nobody comes upon by chance; nonce-tables.workers.test.ts has such two.",
		mutants: [{ from: 'found?.["nonce"] === nonce', to: "true" }],
	},
	{
		file,
		reason:
			"Every row that an index names is in its table; nonce-interleavings.workers.test.ts meets one that is not, in a gateway that is broken on purpose.",
		mutants: [{ from: 'found?.["nonce"]' }],
	},
	{
		file,
		reason:
			"An attempt is repeated by the gateway itself, where a call to the object was lost, and never for a caller; nonce-tables.workers.test.ts and nonce-store.contract.ts repeat one (HMAC-NONCE-11).",
		mutants: [{ from: '"attempt"' }],
	},
];
