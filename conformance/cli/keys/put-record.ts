import { UsageError } from "../usage-error.ts";
import { KeyConflict, type Keyring, KeyringUnreachable } from "./keyring.ts";
import type { KeyRecord } from "./record.ts";

/** The record that replaces this one: with some members changed, and the next version. */
export function successorOf(record: KeyRecord, changes: Omit<Partial<KeyRecord>, "version">): KeyRecord {
	return { ...record, ...changes, version: (record.version ?? 0) + 1 };
}

/**
 * Puts a record in force. Throws a `KeyConflict` where somebody else was quicker, and a `UsageError` where the gateway does
 * not understand the record; nothing was changed then. After any other error it may be in force or not.
 */
export async function putRecord(keyring: Keyring, record: KeyRecord): Promise<void> {
	const outcome = await keyring.put(record.keyId, JSON.stringify(record));
	if (outcome === "done") return;
	if (outcome === "conflict") throw new KeyConflict(record.keyId);
	throw new UsageError(
		`${record.keyId}: the gateway takes the record for malformed, and nothing was changed. It may be an older gateway: deploy it anew.`,
	);
}

/**
 * The same for a change that may be made again, and is to be where its outcome is unknown: it may have been cut off before
 * every admission object of the key was told.
 */
export async function putRepeatable(keyring: Keyring, record: KeyRecord): Promise<void> {
	try {
		await putRecord(keyring, record);
	} catch (error) {
		if (!(error instanceof KeyringUnreachable)) throw error;
		throw new KeyringUnreachable(
			`${error.message}\nWhether the change is in force everywhere is unknown: run this again.`,
		);
	}
}
