import type { Explanation } from "../explanation.ts";

const file = "gateway/src/keyring.ts";
const isNewer = "kept.version > (inStore?.version ?? 0)";
const tell = "this.#tell(keeper, record, stored)";

export const keyringSurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"A service binding of the operator leads to the keyring, and no request from outside; keyring.workers.test.ts puts records, lets two put one at once, revokes, shows what is in force where the store or the object is behind, and lists.",
		mutants: [
			{
				from: `{ const [stored, kept] = await Promise.all([ this.env.KEYS.get(prefix + keyId), this.env.ADMISSION.getByName(keeperOf(keyId)).storedRecord(), ]); const inStore = stored === null ? undefined : parseKeyRecord(stored, keyId); return kept !== null && ${isNewer} ? kept.text : stored; }`,
			},
			{
				from: "[ this.env.KEYS.get(prefix + keyId), this.env.ADMISSION.getByName(keeperOf(keyId)).storedRecord(), ]",
			},
			{ from: "prefix + keyId" },
			{ from: "stored === null", to: "true" },
			{ from: "stored === null", to: "stored !== null" },
			{ from: isNewer, to: "true" },
			{ from: "inStore?.version ?? 0" },
			{ from: "inStore?.version" },
			{ from: `kept !== null && ${isNewer}` },
			{ from: "kept !== null" },
			{ from: isNewer, to: "kept.version <= (inStore?.version ?? 0)" },
			{
				from: "{ const page = await this.env.KEYS.list({ prefix, cursor }); const keyIds = page.keys.map(({ name }) => name.slice(prefix.length)); return JSON.stringify({ keyIds, cursor: page.list_complete ? null : (page.cursor ?? null) } satisfies KeyPage); }",
			},
			{ from: "{ prefix, cursor }" },
			{ from: "({ name }) => name.slice(prefix.length)" },
			{ from: "name.slice(prefix.length)" },
			{ from: "{ keyIds, cursor: page.list_complete ? null : (page.cursor ?? null) }" },
			{ from: "page.cursor ?? null" },
			{
				from: `{ const record = parseKeyRecord(text, keyId); if (record?.version === undefined) { return "malformed"; } const stored = { version: record.version, text }; const keeper = keeperOf(keyId); if (!(await ${tell})) { return "conflict"; } const others = objectsOf(keyId, record.shards).filter((name) => name !== keeper); await Promise.all(others.map((name) => this.#tell(name, record, stored))); await this.env.KEYS.put(prefix + keyId, text); return "done"; }`,
			},
			{ from: "record?.version === undefined" },
			{ from: "record?.version" },
			{ from: '{ return "malformed"; }' },
			{ from: '"malformed"' },
			{ from: "{ version: record.version, text }" },
			{ from: `!(await ${tell})` },
			{ from: '{ return "conflict"; }' },
			{ from: '"conflict"' },
			{ from: "(name) => name !== keeper" },
			{ from: "name !== keeper", to: "false" },
			{ from: "name !== keeper", to: "name === keeper" },
			{ from: "(name) => this.#tell(name, record, stored)" },
			{ from: '"done"' },
			{
				from: '{ const stub = this.env.ADMISSION.getByName(object); const isNews = await stub.setRecord(stored); if (isNews) { await stub.setRevoked(record.status === "revoked"); } return isNews; }',
			},
			{ from: "isNews", to: "true" },
			{ from: "isNews", to: "false" },
			{ from: '{ await stub.setRevoked(record.status === "revoked"); }' },
			{ from: 'record.status === "revoked"' },
			{ from: '"revoked"' },
			{ from: '"key:"' },
		],
	},
	{
		file,
		reason:
			"Nobody can tell, inside or outside: what is not there is no record; a record of the same version is the same text; and the first object, told of a record for the second time, takes it for no news.",
		mutants: [
			{ from: "stored === null", to: "false" },
			{ from: isNewer, to: "kept.version >= (inStore?.version ?? 0)" },
			{ from: "objectsOf(keyId, record.shards).filter((name) => name !== keeper)" },
			{ from: "name !== keeper", to: "true" },
		],
	},
];
