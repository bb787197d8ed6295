import { type ExitCode, exitCodes } from "../../engine/verdict.ts";
import { legible } from "../../report/legible.ts";
import type { Io } from "../io.ts";
import { allKeys } from "./all-keys.ts";
import type { KeyringOptions } from "./keyring.ts";
import type { KeysParts } from "./parts.ts";
import { makePrivateFile } from "./private-file.ts";
import { withoutSecrets } from "./shown-key.ts";
import { withKeyring } from "./with-keyring.ts";

/** The options of `countersign keys export`, parsed. */
export interface ExportOptions extends KeyringOptions {
	withSecrets?: boolean;
}

/**
 * `countersign keys export FILE`: every key record as a JSON array in a new file that only its owner reads; secrets only where
 * they are asked for, otherwise their fingerprints. Ends with 1 where a record is malformed and thus left out.
 */
export async function exportKeys(name: string, options: ExportOptions, io: Io, parts: KeysParts): Promise<ExitCode> {
	return withKeyring(options, io, parts, async (keyring) => {
		const file = makePrivateFile(name, io.cwd);
		try {
			const listed = await allKeys(keyring);
			const records = listed.flatMap(({ found }) => (found.kind === "record" ? [found.record] : []));
			const malformed = listed.filter(({ found }) => found.kind === "malformed");
			const written = options.withSecrets === true ? records : records.map(withoutSecrets);
			file.write(`${JSON.stringify(written, undefined, "\t")}\n`);
			for (const { keyId } of malformed) {
				await io.stderr.write(`${legible(keyId)} is left out: its record is malformed, and unknown to the gateway.\n`);
			}
			await io.stdout.write(`${written.length} keys in ${name}\n`);
			return malformed.length === 0 ? exitCodes.clean : exitCodes.findings;
		} catch (error) {
			file.remove();
			throw error;
		}
	});
}
