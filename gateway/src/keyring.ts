import { WorkerEntrypoint } from "cloudflare:workers";
import type { KeyringObject, StoredRecord } from "./admission-protocol.ts";
import { type KeyRecord, parseKeyRecord } from "./keys.ts";
import { keeperOf, objectsOf } from "./shards.ts";

/** Workers KV, as far as keys are kept in it. */
interface KeyNamespace {
	get(name: string): Promise<string | null>;
	put(name: string, value: string): Promise<void>;
	list(options: {
		prefix: string;
		cursor?: string | null;
	}): Promise<{ keys: { name: string }[]; list_complete: boolean; cursor?: string }>;
}

interface KeyringEnv {
	readonly KEYS: KeyNamespace;
	readonly ADMISSION: { getByName(name: string): KeyringObject };
}

/**
 * What became of a change: in force; or nothing was changed, because somebody else has changed the key since it was read, or
 * because the text is no key record.
 */
export type KeyChange = "done" | "conflict" | "malformed";

/** A part of all key ids; `cursor` says where the next begins, and is null on the last. */
interface KeyPage {
	readonly keyIds: readonly string[];
	readonly cursor: string | null;
}

const prefix = "key:";

/**
 * The keys of a deployment, for those who run it. It is reached by a service binding to this entrypoint and by nothing else: no
 * request from outside leads here. It answers in texts, since not every binding carries objects.
 */
export class Keyring extends WorkerEntrypoint<KeyringEnv> {
	/** The record that is in force, as JSON; null for a key that is not there. Key ids are as the wire spells them. */
	async show(keyId: string): Promise<string | null> {
		const [stored, kept] = await Promise.all([
			this.env.KEYS.get(prefix + keyId),
			this.env.ADMISSION.getByName(keeperOf(keyId)).storedRecord(),
		]);
		const inStore = stored === null ? undefined : parseKeyRecord(stored, keyId);
		return kept !== null && kept.version > (inStore?.version ?? 0) ? kept.text : stored;
	}

	/** Key ids in the order of the store, up to a thousand at once: a {@link KeyPage} as JSON. */
	async list(cursor: string | null): Promise<string> {
		const page = await this.env.KEYS.list({ prefix, cursor });
		const keyIds = page.keys.map(({ name }) => name.slice(prefix.length));
		return JSON.stringify({ keyIds, cursor: page.list_complete ? null : (page.cursor ?? null) } satisfies KeyPage);
	}

	/**
	 * Puts a record in force, whose version is one more than that of the record it replaces: at every admission object of the
	 * key first, so that it is in force everywhere when this resolves, then in the store, where it may take a minute.
	 */
	async put(keyId: string, text: string): Promise<KeyChange> {
		const record = parseKeyRecord(text, keyId);
		if (record?.version === undefined) {
			return "malformed";
		}
		const stored = { version: record.version, text };
		const keeper = keeperOf(keyId);
		if (!(await this.#tell(keeper, record, stored))) {
			return "conflict";
		}
		const others = objectsOf(keyId, record.shards).filter((name) => name !== keeper);
		await Promise.all(others.map((name) => this.#tell(name, record, stored)));
		await this.env.KEYS.put(prefix + keyId, text);
		return "done";
	}

	async #tell(object: string, record: KeyRecord, stored: StoredRecord): Promise<boolean> {
		const stub = this.env.ADMISSION.getByName(object);
		const isNews = await stub.setRecord(stored);
		if (isNews) {
			await stub.setRevoked(record.status === "revoked");
		}
		return isNews;
	}
}
