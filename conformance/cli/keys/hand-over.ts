import type { Secret } from "../../config/secret.ts";
import type { Io } from "../io.ts";
import { UsageError } from "../usage-error.ts";
import { fingerprintOf } from "./key-secret.ts";
import { KeyConflict, type Keyring } from "./keyring.ts";
import { makePrivateFile, type PrivateFile } from "./private-file.ts";
import { putRecord } from "./put-record.ts";
import type { KeyRecord } from "./record.ts";
import { withoutSecrets } from "./shown-key.ts";

/** How a new secret is given to the operator. */
export interface HandOverOptions {
	/** In place of standard output. */
	secretFile?: string;
	json?: boolean;
}

/**
 * Puts a record in force and gives its new secret to the operator: once, to the file or to standard output, and nowhere else.
 * A file that cannot be made is noticed before anything is changed. Where it is unknown whether the record is in force, the
 * secret is given all the same, since nobody could show it again.
 */
export async function putAndHandOver(
	{ record, secret }: { record: KeyRecord; secret: Secret },
	keyring: Keyring,
	options: HandOverOptions,
	io: Io,
): Promise<void> {
	const { json = false } = options;
	const file = options.secretFile === undefined ? undefined : makePrivateFile(options.secretFile, io.cwd);
	const given = { record, secret, file, json };
	try {
		await putRecord(keyring, record);
	} catch (error) {
		if (error instanceof KeyConflict || error instanceof UsageError) {
			file?.remove();
		} else {
			await give(given, io);
			await io.stderr.write(
				`Whether this secret is accepted is unknown: see whether \`countersign keys show ${record.keyId}\` has its fingerprint.\n`,
			);
		}
		throw error;
	}
	await give(given, io);
}

interface Given {
	record: KeyRecord;
	secret: Secret;
	file: PrivateFile | undefined;
	json: boolean;
}

async function give({ record, secret, file, json }: Given, io: Io): Promise<void> {
	const fingerprint = fingerprintOf(secret.reveal());
	const key = withoutSecrets(record);
	if (file === undefined) {
		const document = { secret: secret.reveal(), fingerprint, key };
		const text = json ? jsonText(document) : lines(record.keyId, secret.reveal(), fingerprint);
		await orLost(record.keyId, () => io.stdout.write(text));
	} else {
		await orLost(record.keyId, async () => file.write(`${secret.reveal()}\n`));
		const document = { secretFile: file.name, fingerprint, key };
		await io.stdout.write(json ? jsonText(document) : lines(record.keyId, `in ${file.name}`, fingerprint));
	}
}

function lines(keyId: string, secret: string, fingerprint: string): string {
	return `key          ${keyId}\nsecret       ${secret}\nfingerprint  ${fingerprint}\n`;
}

function jsonText(document: unknown): string {
	return `${JSON.stringify(document, undefined, "\t")}\n`;
}

/** The system's own message says nothing of what was to be written, but only its code is shown. */
async function orLost(keyId: string, write: () => Promise<void>): Promise<void> {
	try {
		await write();
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
		throw new UsageError(
			`The new secret of ${keyId} could not be written (${code}), and cannot be shown again: \`countersign keys rotate ${keyId}\` draws another one.`,
		);
	}
}
