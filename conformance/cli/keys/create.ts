import { explainIssues } from "../../config/explain.ts";
import { type ExitCode, exitCodes } from "../../engine/verdict.ts";
import type { Io } from "../io.ts";
import { UsageError } from "../usage-error.ts";
import { findRecord } from "./find-record.ts";
import { type HandOverOptions, putAndHandOver } from "./hand-over.ts";
import { drawKeyId, drawSecret } from "./key-secret.ts";
import type { KeyringOptions } from "./keyring.ts";
import { type KeysParts, secondsNow } from "./parts.ts";
import { KeyRecord } from "./record.ts";
import { withKeyring } from "./with-keyring.ts";

/** The options of `countersign keys create`, parsed. */
export interface CreateOptions extends KeyringOptions, HandOverOptions {
	scope: readonly string[];
	clientId?: string;
	orgId?: string;
	userId?: string;
	quotaMinute?: number;
	quotaHour?: number;
	quotaDay?: number;
	/** Unix seconds. */
	expires?: number;
	/** Of an id that is drawn. */
	environment: "live" | "test";
}

/**
 * `countersign keys create [KEY_ID]`: makes a key with a secret that is drawn here and shown once. Throws a `UsageError`
 * where there is one of this id, or what it is to be cannot be.
 */
export async function createKey(
	keyId: string | undefined,
	options: CreateOptions,
	io: Io,
	parts: KeysParts,
): Promise<ExitCode> {
	const secret = drawSecret(parts.draw);
	const id = keyId ?? drawKeyId(options.environment, parts.draw);
	const record = recordOf(id, secret.reveal(), options);
	if (record.expiresAt !== undefined && record.expiresAt <= secondsNow(parts)) {
		throw new UsageError("--expires: this date has passed.");
	}
	return withKeyring(options, io, parts, async (keyring) => {
		if ((await findRecord(keyring, id)).kind !== "none") {
			throw new UsageError(
				`There is a key ${id} already: \`countersign keys rotate ${id}\` gives it a new secret; without an id one is drawn.`,
			);
		}
		await putAndHandOver({ record, secret }, keyring, options, io);
		await io.stderr.write("This secret is not shown again. It may take a minute until it is accepted everywhere.\n");
		return exitCodes.clean;
	});
}

const optionNames: Readonly<Record<string, string>> = {
	keyId: "KEY_ID",
	scopes: "--scope",
	clientId: "--client-id",
	orgId: "--org-id",
	userId: "--user-id",
};

function recordOf(keyId: string, secret: string, options: CreateOptions): KeyRecord {
	const { quotaMinute: minute, quotaHour: hour, quotaDay: day } = options;
	const hasQuota = [minute, hour, day].some((quota) => quota !== undefined);
	const parsed = KeyRecord.safeParse({
		keyId,
		status: "active",
		secrets: [{ secret }],
		expiresAt: options.expires,
		clientId: options.clientId,
		orgId: options.orgId,
		userId: options.userId,
		scopes: [...new Set(options.scope)],
		version: 1,
		quotas: hasQuota ? { minute, hour, day } : undefined,
	});
	if (parsed.success) return parsed.data;
	const problems = explainIssues(parsed.error, KeyRecord).map(({ path, message }) => {
		const [member = path] = path.split(/[.[]/);
		return `${optionNames[member] ?? path}: ${message}`;
	});
	throw new UsageError([...new Set(problems)].join("\n"));
}
