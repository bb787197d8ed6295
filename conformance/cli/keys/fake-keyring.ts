import type { Keyring } from "./keyring.ts";

/** For tests: keys as a gateway has them, in memory, under the same rule on versions. */
export interface FakeKeyring extends Keyring {
	/** What is in force, by key id. */
	readonly texts: Map<string, string>;
}

const perPage = 2;

export function fakeKeyring(records: readonly { keyId: string }[] = []): FakeKeyring {
	const texts = new Map(records.map((record) => [record.keyId, JSON.stringify(record)]));
	return {
		texts,
		show: async (keyId) => texts.get(keyId) ?? null,
		list: async (cursor) => {
			const keyIds = [...texts.keys()].sort();
			const from = Number(cursor ?? 0);
			const next = from + perPage;
			return JSON.stringify({
				keyIds: keyIds.slice(from, next),
				cursor: next < keyIds.length ? String(next) : null,
			});
		},
		put: async (keyId, text) => {
			if (versionOf(text) <= versionOf(texts.get(keyId) ?? "{}")) return "conflict";
			texts.set(keyId, text);
			return "done";
		},
	};
}

function versionOf(text: string): number {
	const record: unknown = JSON.parse(text);
	return typeof record === "object" && record !== null && "version" in record ? Number(record.version) : 0;
}
