import { type ExitCode, exitCodes } from "../../engine/verdict.ts";
import type { Io } from "../io.ts";
import { UsageError } from "../usage-error.ts";
import { existingRecord } from "./find-record.ts";
import type { KeyringOptions } from "./keyring.ts";
import type { KeysParts } from "./parts.ts";
import { putRepeatable, successorOf } from "./put-record.ts";
import { withKeyring } from "./with-keyring.ts";

/** The options of `countersign keys revoke`, parsed. */
export interface RevokeOptions extends KeyringOptions {
	yes?: boolean;
}

/**
 * `countersign keys revoke KEY_ID`: no request of the key is admitted any more from the moment this resolves (HMAC-KEY-04).
 * A key that is revoked already is revoked again, since the first time may have been cut off before every admission object
 * of the key was told.
 */
export async function revokeKey(
	keyId: string,
	{ yes = false, ...options }: RevokeOptions,
	io: Io,
	parts: KeysParts,
): Promise<ExitCode> {
	const { confirm } = parts;
	if (!yes && confirm === undefined) {
		throw new UsageError("A revoked key stays revoked. Without a terminal to ask at, --yes says that this is meant.");
	}
	return withKeyring(options, io, parts, async (keyring) => {
		const record = await existingRecord(keyring, keyId);
		const question = `Revoke ${keyId}? None of its requests is accepted any more, and it stays so.`;
		if (!yes && confirm !== undefined && !(await confirm(question))) {
			await io.stderr.write("Nothing was changed.\n");
			return exitCodes.inconclusive;
		}
		await putRepeatable(keyring, successorOf(record, { status: "revoked" }));
		await io.stdout.write(`${keyId} is revoked, everywhere, from now on.\n`);
		return exitCodes.clean;
	});
}
