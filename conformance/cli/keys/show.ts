import { type ExitCode, exitCodes } from "../../engine/verdict.ts";
import type { Io } from "../io.ts";
import { existingRecord } from "./find-record.ts";
import type { KeyringOptions } from "./keyring.ts";
import { type KeysParts, secondsNow } from "./parts.ts";
import { keyInLines, withoutSecrets } from "./shown-key.ts";
import { withKeyring } from "./with-keyring.ts";

/** The options of `countersign keys show`, parsed. */
export interface ShowOptions extends KeyringOptions {
	json?: boolean;
}

/** `countersign keys show KEY_ID`: what is in force, with the fingerprint of each secret in its place. */
export async function showKey(keyId: string, options: ShowOptions, io: Io, parts: KeysParts): Promise<ExitCode> {
	return withKeyring(options, io, parts, async (keyring) => {
		const key = withoutSecrets(await existingRecord(keyring, keyId));
		const text =
			options.json === true ? `${JSON.stringify(key, undefined, "\t")}\n` : keyInLines(key, secondsNow(parts));
		await io.stdout.write(text);
		return exitCodes.clean;
	});
}
