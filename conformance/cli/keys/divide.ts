import { type ExitCode, exitCodes } from "../../engine/verdict.ts";
import type { Io } from "../io.ts";
import { UsageError } from "../usage-error.ts";
import { activeRecord } from "./find-record.ts";
import type { KeyringOptions } from "./keyring.ts";
import { type KeysParts, secondsNow } from "./parts.ts";
import { putRepeatable, successorOf } from "./put-record.ts";
import type { KeyRecord } from "./record.ts";
import { dateText } from "./shown-key.ts";
import { withKeyring } from "./with-keyring.ts";

/** The options of `countersign keys divide`, parsed. */
export interface DivideOptions extends KeyringOptions {
	shards: number;
}

/**
 * By so much ahead a division is announced: until then the key store has told it everywhere, and the timestamp of every
 * request that can be accepted now has lapsed.
 */
const announcedSeconds = 900;

/** For so long after its time old and new objects are asked, since clocks differ. */
const marginSeconds = 60;

/** `countersign keys divide KEY_ID --shards N`: changes among how many admission objects a busy key is divided. */
export async function divideKey(keyId: string, options: DivideOptions, io: Io, parts: KeysParts): Promise<ExitCode> {
	return withKeyring(options, io, parts, async (keyring) => {
		const record = divided(await activeRecord(keyring, keyId), options.shards, secondsNow(parts));
		await putRepeatable(keyring, record);
		const { count, from } = record.shards ?? { count: 1, from: 0 };
		await io.stdout.write(`${keyId} is divided among ${count} from ${dateText(from)} on.\n`);
		await io.stderr.write(bound);
		return exitCodes.clean;
	});
}

const bound =
	"Each object admits its share of a quota. All shares together are the quota, so that never more is admitted; requests may be\n" +
	"refused as soon as one share is used up. In the window in which the division changes it may be up to twice the quota.\n";

/**
 * The record with another division. Throws a `UsageError` where the key cannot be divided so, or not yet. A division that the
 * key has stays as it is, and is announced again: the first time may have been cut off.
 */
export function divided(record: KeyRecord, count: number, nowSeconds: number): KeyRecord {
	const { keyId, shards, quotas = {} } = record;
	const before = shards?.count ?? 1;
	if (count === before) return successorOf(record, {});
	const end = (shards?.from ?? Number.NEGATIVE_INFINITY) + marginSeconds;
	if (nowSeconds < end) {
		throw new UsageError(`${keyId}: its last division is not over before ${dateText(end)}. Come again then.`);
	}
	const smallest = Math.min(...Object.values(quotas).map((quota) => quota ?? Number.POSITIVE_INFINITY));
	if (count > smallest) {
		throw new UsageError(
			`${keyId}: its smallest quota is ${smallest}, which cannot be shared among ${count}. Choose fewer, or raise the quota: \`countersign keys quota\`.`,
		);
	}
	return successorOf(record, { shards: { count, before, from: nowSeconds + announcedSeconds } });
}
