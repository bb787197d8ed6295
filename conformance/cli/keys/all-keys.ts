import { z } from "zod";
import { type Found, findRecord } from "./find-record.ts";
import { type Keyring, KeyringUnreachable } from "./keyring.ts";

/** A key id that the store has, and what the gateway has under it. */
export interface ListedKey {
	keyId: string;
	found: Exclude<Found, { kind: "none" }>;
}

const Page = z.object({ keyIds: z.array(z.string()), cursor: z.string().nullable() });

/** So many records are asked for at once. */
const atOnce = 16;

/** All keys in the order of the store. One that was made or removed within the last minute may be missing or still there. */
export async function allKeys(keyring: Keyring): Promise<readonly ListedKey[]> {
	const keys: ListedKey[] = [];
	let cursor: string | null = null;
	do {
		const page: z.infer<typeof Page> = readPage(await keyring.list(cursor));
		for (let from = 0; from < page.keyIds.length; from += atOnce) {
			const keyIds = page.keyIds.slice(from, from + atOnce);
			const found = await Promise.all(keyIds.map((keyId) => listed(keyring, keyId)));
			keys.push(...found.flat());
		}
		cursor = page.cursor;
	} while (cursor !== null);
	return keys;
}

async function listed(keyring: Keyring, keyId: string): Promise<readonly ListedKey[]> {
	const found = await findRecord(keyring, keyId);
	return found.kind === "none" ? [] : [{ keyId, found }];
}

function readPage(text: string): z.infer<typeof Page> {
	try {
		return Page.parse(JSON.parse(text));
	} catch {
		throw new KeyringUnreachable(
			"What answers is no gateway of this make: its list of keys cannot be read. See --service.",
		);
	}
}
