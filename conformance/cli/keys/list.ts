import { type ExitCode, exitCodes } from "../../engine/verdict.ts";
import { legible } from "../../report/legible.ts";
import type { Io } from "../io.ts";
import { allKeys, type ListedKey } from "./all-keys.ts";
import type { KeyringOptions } from "./keyring.ts";
import { type KeysParts, secondsNow } from "./parts.ts";
import { keyInOneLine, withoutSecrets } from "./shown-key.ts";
import { withKeyring } from "./with-keyring.ts";

/** The options of `countersign keys list`, parsed. */
export interface ListOptions extends KeyringOptions {
	json?: boolean;
}

/** `countersign keys list`: every key, with the fingerprint of each secret in its place; malformed records are named as such. */
export async function listKeys(options: ListOptions, io: Io, parts: KeysParts): Promise<ExitCode> {
	return withKeyring(options, io, parts, async (keyring) => {
		const there = await allKeys(keyring);
		const text =
			options.json === true
				? `${JSON.stringify(there.map(asDocument), undefined, "\t")}\n`
				: there.map((key) => asLine(key, secondsNow(parts))).join("");
		await io.stdout.write(text);
		if (there.length === 0) await io.stderr.write("There are no keys. `countersign keys create` makes one.\n");
		return exitCodes.clean;
	});
}

function asDocument({ keyId, found }: ListedKey): unknown {
	return found.kind === "record" ? withoutSecrets(found.record) : { keyId, malformed: found.problems };
}

function asLine({ keyId, found }: ListedKey, nowSeconds: number): string {
	if (found.kind === "record") return keyInOneLine(withoutSecrets(found.record), nowSeconds);
	return `${legible(keyId)}  malformed, unknown to the gateway: ${found.problems.join("; ")}\n`;
}
