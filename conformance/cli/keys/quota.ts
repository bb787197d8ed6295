import { type ExitCode, exitCodes } from "../../engine/verdict.ts";
import type { Io } from "../io.ts";
import { UsageError } from "../usage-error.ts";
import { activeRecord } from "./find-record.ts";
import type { KeyringOptions } from "./keyring.ts";
import { type KeysParts, secondsNow } from "./parts.ts";
import { putRepeatable, successorOf } from "./put-record.ts";
import type { KeyRecord } from "./record.ts";
import { keyInLines, withoutSecrets } from "./shown-key.ts";
import { withKeyring } from "./with-keyring.ts";

const windows = ["minute", "hour", "day"] as const;

/** For each window the new quota, or that it has none any more; left out: as it is. */
export type QuotaChanges = Partial<Record<(typeof windows)[number], number | "none">>;

/** The options of `countersign keys quota`, parsed. */
export type QuotaOptions = KeyringOptions & QuotaChanges;

/** `countersign keys quota KEY_ID`: how many requests of the key are admitted in each UTC minute, hour and day. */
export async function changeQuota(keyId: string, options: QuotaOptions, io: Io, parts: KeysParts): Promise<ExitCode> {
	if (windows.every((window) => options[window] === undefined)) {
		throw new UsageError("Nothing to change: --minute, --hour or --day, each with a number or none.");
	}
	return withKeyring(options, io, parts, async (keyring) => {
		const record = withQuotas(await activeRecord(keyring, keyId), options);
		await putRepeatable(keyring, record);
		await io.stdout.write(keyInLines(withoutSecrets(record), secondsNow(parts)));
		return exitCodes.clean;
	});
}

/** The record with other quotas. Throws a `UsageError` for one of which some of the key's admission objects would get no share. */
export function withQuotas(record: KeyRecord, changes: QuotaChanges): KeyRecord {
	const quotas = Object.fromEntries(
		windows.flatMap((window) => {
			const quota = changes[window] ?? record.quotas?.[window];
			return quota === undefined || quota === "none" ? [] : [[window, quota] as const];
		}),
	);
	const { count = 1, before = 1 } = record.shards ?? {};
	const tooSmall = windows.find((window) => {
		const quota = changes[window];
		return typeof quota === "number" && quota > 0 && quota < Math.max(count, before);
	});
	if (tooSmall !== undefined) {
		throw new UsageError(
			`${record.keyId} is divided among ${Math.max(count, before)}: --${tooSmall} can be no smaller, but for 0. \`countersign keys divide\` makes them fewer.`,
		);
	}
	const { quotas: _, ...rest } = record;
	return successorOf(rest, Object.keys(quotas).length === 0 ? {} : { quotas });
}
