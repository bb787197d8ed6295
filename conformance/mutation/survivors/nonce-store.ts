import type { Explanation } from "../explanation.ts";

const file = "gateway/src/nonce-store.ts";
const mark = "Math.max(this.#lowWater, Math.floor(nowSeconds) - marginSeconds - 1)";

export const nonceStoreSurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"Nobody outside can revoke a key at its admission object, which takes that from the operator alone; usage.contract.ts and admission.contract.ts do (HMAC-KEY-04).",
		mutants: [
			{ from: "this.#revoked", to: "false" },
			{ from: '{ return { decision: "revoked" }; }' },
			{ from: '{ decision: "revoked" }' },
			{ from: '"revoked"' },
			{ from: 'this.#state("revoked") === 1', to: "false" },
			{ from: '{ this.#setState("revoked", revoked ? 1 : 0); this.#revoked = revoked; }' },
		],
	},
	{
		file,
		reason:
			"An object is told of a key's record by the operator alone, through the keyring; usage.contract.ts tells a store of records, older ones too, and asks as one who has an older (HMAC-KEY-07), and keyring.workers.test.ts lets two tell one object at once.",
		mutants: [
			{ from: "request.recordVersion < this.#recordVersion", to: "false" },
			{ from: '{ return { decision: "stale", record: this.#record() }; }' },
			{ from: '{ decision: "stale", record: this.#record() }' },
			{ from: '"stale"' },
			{
				from: '{ if (version <= this.#recordVersion) { return false; } this.#sql.transaction(() => { this.#sql.exec("DELETE FROM record"); this.#sql.exec("INSERT INTO record (version, text) VALUES (?, ?)", version, text); }); this.#recordVersion = version; return true; }',
			},
			{ from: "version <= this.#recordVersion" },
			{ from: "{ return false; }" },
			{ from: "false", inLine: "return false;" },
			{
				from: '{ this.#sql.exec("DELETE FROM record"); this.#sql.exec("INSERT INTO record (version, text) VALUES (?, ?)", version, text); }',
			},
			{ from: '"DELETE FROM record"' },
			{ from: '"INSERT INTO record (version, text) VALUES (?, ?)"' },
			{ from: "true", inLine: "return true;" },
			{
				from: "{ return this.#recordVersion === 0 ? null : { version: this.#recordVersion, text: this.#record() }; }",
			},
			{ from: "this.#recordVersion === 0", to: "true" },
			{ from: "this.#recordVersion === 0", to: "this.#recordVersion !== 0" },
			{ from: "{ version: this.#recordVersion, text: this.#record() }" },
			{ from: '{ return String(this.#sql.exec("SELECT text FROM record").toArray()[0]?.["text"]); }' },
			{ from: '"SELECT text FROM record"' },
			{ from: '"text"' },
		],
	},
	{
		file,
		reason:
			"The keyring, which alone asks, takes a record of version 0 for none; and the text is asked for only where there is one, so that what is done for none is for the compiler.",
		mutants: [
			{ from: "this.#recordVersion === 0", to: "false" },
			{ from: 'this.#sql.exec("SELECT text FROM record").toArray()[0]?.["text"]' },
		],
	},
	{
		file,
		reason:
			"An object forgets nothing before a nonce has lapsed for a minute, six minutes after the request at the soonest; nonce-store.contract.ts and admission.contract.ts have the clock and the alarm in their hands (HMAC-NONCE-09).",
		mutants: [
			{ from: "request.acceptableUntil <= this.#lowWater", to: "false" },
			{ from: "request.acceptableUntil <= this.#lowWater", to: "request.acceptableUntil < this.#lowWater" },
			{ from: '{ return { decision: "replayed" }; }', inLine: "if (request.acceptableUntil <= this.#lowWater) {" },
			{ from: '{ decision: "replayed" }', inLine: 'return { decision: "replayed" };' },
			{ from: '"replayed"', inLine: 'return { decision: "replayed" };' },
			{ from: '"lowWater"' },
			{
				from: `{ const mark = ${mark}; this.#sql.transaction(() => { this.#setState("lowWater", mark); this.#nonces.forgetThrough(mark); }); this.#lowWater = mark; return this.nextPruneAt(); }`,
			},
			{ from: mark },
			{ from: "Math.floor(nowSeconds) - marginSeconds - 1" },
			{ from: "Math.floor(nowSeconds) - marginSeconds" },
			{ from: '{ this.#setState("lowWater", mark); this.#nonces.forgetThrough(mark); }' },
			{ from: "this.#nonces.forgetThrough(mark);" },
			{
				from: "{ const oldest = this.#nonces.oldestEnd; return oldest === undefined ? undefined : oldest + marginSeconds + 1; }",
			},
			{ from: "oldest === undefined" },
			{ from: "oldest + marginSeconds + 1" },
			{ from: "oldest + marginSeconds" },
			{
				from: '{ this.#sql.exec( "INSERT INTO state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value, ); }',
			},
			{
				from: '"INSERT INTO state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"',
			},
		],
	},
	{
		file,
		reason:
			"An attempt is repeated by the gateway itself, where a call to the object was lost, and never for a caller; nonce-store.contract.ts repeats one, and asks without any (HMAC-NONCE-11).",
		mutants: [
			{ from: '{ decision: "admitted", quotas }' },
			{ from: '"admitted"', inLine: 'return isSame ? { decision: "admitted", quotas } : { decision: "replayed" };' },
			{ from: 'spentBy !== "" && spentBy === request.attempt', to: "false" },
			{ from: 'spentBy !== ""', to: "true" },
			{ from: 'spentBy !== ""', to: 'spentBy === ""' },
			{ from: '""', inLine: 'const isSame = spentBy !== "" && spentBy === request.attempt;' },
		],
	},
	{
		file,
		reason:
			"The gateway names every attempt, and by something else than what would stand for none; a request without one is the same as none to it either way.",
		mutants: [
			{
				from: '""',
				inLine:
					'#spend({ nonce, acceptableUntil, quotas, attempt = "" }: AdmissionRequest, nowSeconds: number): void {',
			},
		],
	},
	{
		file,
		reason:
			"Nothing is in the table of states before something is revoked or forgotten, so that reading nothing from it is the same.",
		mutants: [
			{ from: '{ return this.#number("SELECT coalesce(max(value), 0) AS value FROM state WHERE name = ?", name); }' },
		],
	},
	{
		file,
		reason:
			"A window without a quota is counted in vain, which shows to nobody before the key gets one; billed-rows.workers.test.ts counts the rows that are written.",
		mutants: [
			{ from: "windows.filter((window) => quotas[window] !== undefined)", to: "windows" },
			{ from: "quotas[window] !== undefined", to: "true" },
		],
	},
	{
		file,
		reason: "A transaction around the one row that is written anyway only costs time.",
		mutants: [{ from: "counted.length === 0", to: "false" }],
	},
	{
		file,
		reason:
			"Without a transaction, a nonce stays on the disk when its count cannot be written, and no caller makes the disk fail; admission.workers.test.ts does.",
		mutants: [
			{ from: "counted.length === 0", to: "true" },
			{ from: "counted.length === 0", to: "counted.length !== 0" },
		],
	},
	{
		file,
		reason: "Every question is one that gives a row, so that what is done for none is for the compiler.",
		mutants: [{ from: 'this.#sql.exec(query, ...bindings).toArray()[0]?.["value"]' }],
	},
];
