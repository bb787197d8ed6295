import type { Explanation } from "../explanation.ts";

const file = "gateway/src/kept-records.ts";
const isOlder = "version < (this.find(keyId)?.version ?? 0)";
const isTooMany = "this.#kept.size > mostRecords && first !== undefined";

export const keptRecordSurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"No record of the lab has a version, so that none is kept, and no answer tells whether one was; kept-record.contract.ts counts how often the store is read, until a minute is over and after it (HMAC-KEY-07).",
		mutants: [
			{ from: "{ this.#now = now; }" },
			{
				from: "{ const kept = this.#kept.get(keyId); return kept !== undefined && this.#now() < kept.until ? kept.record : undefined; }",
			},
			{ from: "kept !== undefined && this.#now() < kept.until", to: "false" },
			{ from: "this.#now() < kept.until" },
			{
				from: `{ const { keyId, version } = record; if (version === undefined || ${isOlder}) { return; } this.#kept.delete(keyId); this.#kept.set(keyId, { record, until: this.#now() + mostMs }); const [first] = this.#kept.keys(); if (${isTooMany}) { this.#kept.delete(first); } }`,
			},
			{ from: `version === undefined || ${isOlder}`, to: "true" },
			{ from: isOlder, to: "version >= (this.find(keyId)?.version ?? 0)" },
			{ from: "this.find(keyId)?.version" },
			{ from: "{ record, until: this.#now() + mostMs }" },
			{ from: "this.#now() + mostMs" },
			{ from: isTooMany, to: "true" },
			{ from: isTooMany, to: "this.#kept.size > mostRecords || first !== undefined" },
			{ from: "this.#kept.size > mostRecords", to: "true" },
			{ from: "this.#kept.size > mostRecords", to: "this.#kept.size <= mostRecords" },
		],
	},
	{
		file,
		reason:
			"It only costs time, which no test measures: whoever used an older record is given the newer one by the key's object, before anything is spent, and a record of the same version is the same.",
		mutants: [
			{ from: isOlder, to: "false" },
			{ from: isOlder, to: "version <= (this.find(keyId)?.version ?? 0)" },
			{ from: "this.find(keyId)?.version ?? 0" },
		],
	},
	{
		file,
		reason:
			"Which record makes room when there are ten thousand, and whether it does one sooner, costs a look into the store at most; where there are so many there is a first.",
		mutants: [
			{ from: "this.#kept.delete(keyId);" },
			{ from: "this.#kept.size > mostRecords", to: "this.#kept.size >= mostRecords" },
			{ from: "first !== undefined", to: "true" },
		],
	},
	{
		file,
		reason:
			"It takes more than ten thousand keys to fill an isolate, each with a record that has a version; kept-records.test.ts has as many.",
		mutants: [
			{ from: isTooMany, to: "false" },
			{ from: "first !== undefined", to: "first === undefined" },
			{ from: "{ this.#kept.delete(first); }" },
			{ from: "this.#kept.delete(first);" },
		],
	},
	{
		file,
		reason: "The bytes of a secret are made anew, and are the same bytes: it only costs time.",
		mutants: [{ from: "!known.has(secret)", to: "true" }, { from: "this.#secretBytes.set(record, known);" }],
	},
];
