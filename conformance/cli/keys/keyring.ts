/** The keys of a gateway that runs, as its entrypoint `Keyring` answers. What it answers is as hostile as any target's. */
export interface Keyring {
	/** The record that is in force, as JSON; null for a key that is not there. */
	show(keyId: string): Promise<string | null>;
	/** A part of all key ids as JSON: `{keyIds, cursor}`, where the cursor of the last part is null. */
	list(cursor: string | null): Promise<string>;
	/** Puts a record in force whose version is one more than that of the record it replaces: `done`, `conflict` or `malformed`. */
	put(keyId: string, text: string): Promise<string>;
}

/** Where the gateway runs whose keys are meant, as the operator says. */
export interface KeyringOptions {
	service: string;
	env?: string;
	remote?: boolean;
}

/** The same, resolved. */
export interface KeyringPlace {
	/** The name of its Worker. */
	service: string;
	/** Whether it is deployed; otherwise it runs on this machine. */
	remote: boolean;
}

/** A keyring that can be asked until it is closed. */
export interface OpenKeyring {
	keyring: Keyring;
	close(): Promise<void>;
}

/** The gateway, or what leads to it, gave no answer. The message says what to do. */
export class KeyringUnreachable extends Error {
	override readonly name = "KeyringUnreachable";
}

/** Somebody else has changed the key since it was read; nothing was changed. */
export class KeyConflict extends Error {
	override readonly name = "KeyConflict";

	constructor(keyId: string) {
		super(`${keyId}: somebody else has changed the key in the meantime. Nothing was changed; run this again.`);
	}
}
