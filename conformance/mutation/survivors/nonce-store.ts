import type { Explanation } from "../explanation.ts";

const file = "gateway/src/nonce-store.ts";

export const nonceStoreSurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"Nobody outside can revoke a key at its admission object, which takes that from the operator alone; usage.contract.ts and admission.contract.ts do (HMAC-KEY-04).",
		mutants: [
			{ from: '{ return { decision: "revoked" }; }' },
			{ from: '{ decision: "revoked" }' },
			{ from: '"revoked"' },
			{ from: '{ this.#setState("revoked", revoked ? 1 : 0); }' },
			{ from: 'this.#state("revoked") === 1', to: "false" },
		],
	},
	{
		file,
		reason:
			"An object forgets nothing before a nonce has lapsed for a minute, six minutes after the request at the soonest; nonce-store.contract.ts and admission.contract.ts have the clock and the alarm in their hands (HMAC-NONCE-09).",
		mutants: [
			{ from: 'request.acceptableUntil <= this.#state("lowWater")', to: "false" },
			{
				from: 'request.acceptableUntil <= this.#state("lowWater")',
				to: 'request.acceptableUntil < this.#state("lowWater")',
			},
			{ from: '"lowWater"' },
			{
				from: '{ return this.#sql.transaction(() => { const mark = Math.max(this.#state("lowWater"), Math.floor(nowSeconds) - marginSeconds - 1); this.#setState("lowWater", mark); this.#sql.exec("DELETE FROM nonce WHERE until <= ?", mark); this.#live = this.#number("SELECT count(*) AS value FROM nonce"); return this.nextPruneAt(); }); }',
			},
			{
				from: '{ const mark = Math.max(this.#state("lowWater"), Math.floor(nowSeconds) - marginSeconds - 1); this.#setState("lowWater", mark); this.#sql.exec("DELETE FROM nonce WHERE until <= ?", mark); this.#live = this.#number("SELECT count(*) AS value FROM nonce"); return this.nextPruneAt(); }',
			},
			{ from: 'Math.max(this.#state("lowWater"), Math.floor(nowSeconds) - marginSeconds - 1)' },
			{ from: "Math.floor(nowSeconds) - marginSeconds - 1" },
			{ from: "Math.floor(nowSeconds) - marginSeconds" },
			{ from: '"DELETE FROM nonce WHERE until <= ?"' },
			{
				from: '"SELECT count(*) AS value FROM nonce"',
				inLine: 'this.#live = this.#number("SELECT count(*) AS value FROM nonce");',
			},
			{
				from: '{ const oldest = this.#number("SELECT coalesce(min(until), -1) AS value FROM nonce"); return oldest < 0 ? undefined : oldest + marginSeconds + 1; }',
			},
			{ from: "oldest < 0" },
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
			"Nothing is in the table of states before something is revoked or forgotten, so that reading nothing from it is the same.",
		mutants: [
			{ from: '{ return this.#number("SELECT coalesce(max(value), 0) AS value FROM state WHERE name = ?", name); }' },
		],
	},
	{
		file,
		reason:
			"A window without a quota is counted in vain, which costs a write and shows to nobody before the key gets one.",
		mutants: [
			{ from: "windows.filter((name) => quotas[name] !== undefined)", to: "windows" },
			{ from: "quotas[name] !== undefined", to: "true" },
		],
	},
	{
		file,
		reason: "Every question is one that gives a row, so that what is done for none is for the compiler.",
		mutants: [{ from: 'this.#sql.exec(query, ...bindings).toArray()[0]?.["value"]' }],
	},
];
