import { resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { readJsonFile } from "../../config/json-file.ts";
import { type ExitCode, exitCodes } from "../../engine/verdict.ts";
import type { Io } from "../io.ts";
import { findRecord } from "./find-record.ts";
import { KeyConflict, type Keyring, type KeyringOptions } from "./keyring.ts";
import type { KeysParts } from "./parts.ts";
import { putRepeatable, successorOf } from "./put-record.ts";
import { KeyRecord } from "./record.ts";
import { withKeyring } from "./with-keyring.ts";

const KeyFile = z.array(KeyRecord).superRefine((records, { addIssue }) => {
	for (const [index, { keyId }] of records.entries()) {
		const first = records.findIndex((record) => record.keyId === keyId);
		if (first !== index) addIssue({ code: "custom", path: [index, "keyId"], message: `that of [${first}] again` });
	}
});

/**
 * `countersign keys import FILE`: puts the records of a file in force, as an export with secrets has them. A record replaces
 * just that version which it has, so that no change of anybody else is lost; a key that is not there is made. Nothing is
 * changed before the whole file is known to be right (`ConfigError`). Ends with 1 where a key was not done.
 */
export async function importKeys(name: string, options: KeyringOptions, io: Io, parts: KeysParts): Promise<ExitCode> {
	const records = readJsonFile(resolve(io.cwd, name), KeyFile);
	return withKeyring(options, io, parts, async (keyring) => {
		let left = 0;
		for (const record of records) {
			const { isDone, what } = await importOne(record, keyring);
			if (!isDone) left += 1;
			await io.stdout.write(`${isDone ? "done    " : "not done"}  ${record.keyId}  ${what}\n`);
		}
		return left === 0 ? exitCodes.clean : exitCodes.findings;
	});
}

interface Imported {
	isDone: boolean;
	what: string;
}

async function importOne(record: KeyRecord, keyring: Keyring): Promise<Imported> {
	const found = await findRecord(keyring, record.keyId);
	const present = found.kind === "record" ? found.record : record;
	const obstacle = obstacleTo(record, present);
	if (obstacle !== undefined) return { isDone: false, what: obstacle };
	const next = successorOf({ ...record, version: present.version }, {});
	try {
		await putRepeatable(keyring, next);
		return { isDone: true, what: `${found.kind === "none" ? "made" : "replaced"}, version ${next.version}` };
	} catch (error) {
		if (!(error instanceof KeyConflict)) throw error;
		return { isDone: false, what: "somebody else has changed it just now: run this again" };
	}
}

/** Why a record must not take the place of the one that is in force. One that is the same but for its version may be put again. */
function obstacleTo(record: KeyRecord, present: KeyRecord): string | undefined {
	const { version: from = 0, ...content } = record;
	const { version: to = 0, ...presentContent } = present;
	if (present.status === "revoked" && record.status !== "revoked") return "it is revoked, and stays so";
	if (from === to || isDeepStrictEqual(content, presentContent)) return undefined;
	return `it has version ${to}, the file has ${from}: export it anew`;
}
