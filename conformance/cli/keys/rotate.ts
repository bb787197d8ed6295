import type { Secret } from "../../config/secret.ts";
import { type ExitCode, exitCodes } from "../../engine/verdict.ts";
import type { Io } from "../io.ts";
import { activeRecord } from "./find-record.ts";
import { type HandOverOptions, putAndHandOver } from "./hand-over.ts";
import { drawSecret, fingerprintOf } from "./key-secret.ts";
import type { KeyringOptions } from "./keyring.ts";
import { type KeysParts, secondsNow } from "./parts.ts";
import { successorOf } from "./put-record.ts";
import type { KeyRecord } from "./record.ts";
import { dateText } from "./shown-key.ts";
import { withKeyring } from "./with-keyring.ts";

/** The options of `countersign keys rotate`, parsed. */
export interface RotateOptions extends KeyringOptions, HandOverOptions {
	/** For how long the present secret is accepted beside the new one, in milliseconds. */
	overlap: number;
}

/** `countersign keys rotate KEY_ID`: a new secret, shown once, beside the present one, which then expires. */
export async function rotateKey(keyId: string, options: RotateOptions, io: Io, parts: KeysParts): Promise<ExitCode> {
	return withKeyring(options, io, parts, async (keyring) => {
		const secret = drawSecret(parts.draw);
		const seconds = Math.ceil(options.overlap / 1000);
		const record = rotated(await activeRecord(keyring, keyId), secret, secondsNow(parts), seconds);
		await putAndHandOver({ record, secret }, keyring, options, io);
		const [, previous] = record.secrets;
		const fate =
			previous?.expiresAt === undefined
				? "No other secret of this key is accepted any more."
				: `The one before it, ${fingerprintOf(previous.secret)}, is accepted until ${dateText(previous.expiresAt)}.`;
		await io.stderr.write(
			`This secret is not shown again. It may take a minute until it is accepted everywhere.\n${fate}\n`,
		);
		return exitCodes.clean;
	});
}

/**
 * The record with a new secret first, and with the one that was first for as long as they overlap. A key has two active
 * secrets at the most (HMAC-KEY-06), so that an older one goes.
 */
export function rotated(record: KeyRecord, secret: Secret, nowSeconds: number, overlapSeconds: number): KeyRecord {
	const present = record.secrets.find(({ expiresAt }) => expiresAt === undefined || nowSeconds < Math.floor(expiresAt));
	const end = Math.min(present?.expiresAt ?? Number.POSITIVE_INFINITY, nowSeconds + overlapSeconds);
	const kept = present === undefined || overlapSeconds === 0 ? [] : [{ secret: present.secret, expiresAt: end }];
	return successorOf(record, { secrets: [{ secret: secret.reveal() }, ...kept] });
}
