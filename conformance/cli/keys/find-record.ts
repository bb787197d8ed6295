import type { z } from "zod";
import { fieldPath } from "../../config/explain.ts";
import { UsageError } from "../usage-error.ts";
import type { Keyring } from "./keyring.ts";
import { type KeyRecord, keyIdPattern, StoredRecord } from "./record.ts";

/** What the gateway has under a key id. What is malformed it takes for no key (HMAC-KEY-08); nothing of it is in `problems`. */
export type Found =
	| { kind: "none" }
	| { kind: "record"; record: KeyRecord }
	| { kind: "malformed"; problems: readonly string[] };

export async function findRecord(keyring: Keyring, keyId: string): Promise<Found> {
	const text = await keyring.show(keyId);
	return text === null ? { kind: "none" } : readRecord(text, keyId);
}

function readRecord(text: string, keyId: string): Found {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return { kind: "malformed", problems: ["not JSON"] };
	}
	const parsed = StoredRecord.safeParse(value);
	if (!parsed.success) return { kind: "malformed", problems: parsed.error.issues.map(problemOf) };
	if (parsed.data.keyId !== keyId) return { kind: "malformed", problems: ["keyId: that of another key"] };
	return { kind: "record", record: parsed.data };
}

/** A field that nobody knows is not named: it may be a secret in the wrong place. */
function problemOf({ code, path, message }: z.core.$ZodIssue): string {
	const place = path.length === 0 ? "" : `${fieldPath(path)}: `;
	return `${place}${code === "unrecognized_keys" ? "unknown members" : message}`;
}

/** The record of a key that is there. Throws a `UsageError` with the remedy where there is none that is well-formed. */
export async function existingRecord(keyring: Keyring, keyId: string): Promise<KeyRecord> {
	if (!keyIdPattern.test(keyId)) throw new UsageError(noKeyId(keyId));
	const found = await findRecord(keyring, keyId);
	switch (found.kind) {
		case "record":
			return found.record;
		case "none":
			throw new UsageError(
				`There is no key ${keyId}. \`countersign keys list\` shows those that there are, \`countersign keys create\` makes one.`,
			);
		case "malformed":
			throw new UsageError(
				`${keyId}: the record is malformed, so that the gateway knows no such key: ${found.problems.join("; ")}. ` +
					"`countersign keys import FILE` puts another one in its place.",
			);
	}
}

/** The record of a key that may be changed; a revoked key stays as it is. */
export async function activeRecord(keyring: Keyring, keyId: string): Promise<KeyRecord> {
	const record = await existingRecord(keyring, keyId);
	if (record.status === "revoked") {
		throw new UsageError(`${keyId} is revoked, and stays so. \`countersign keys create\` makes another key.`);
	}
	return record;
}

function noKeyId(text: string): string {
	return `${JSON.stringify(text)} is no key id: 1 to 64 of A-Z a-z 0-9 _ -`;
}
