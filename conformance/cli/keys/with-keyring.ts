import { type ExitCode, exitCodes } from "../../engine/verdict.ts";
import type { Io } from "../io.ts";
import { UsageError } from "../usage-error.ts";
import { guardedKeyring } from "./guarded-keyring.ts";
import { KeyConflict, type Keyring, type KeyringOptions, type KeyringPlace, KeyringUnreachable } from "./keyring.ts";
import type { KeysParts } from "./parts.ts";

/**
 * Does some work with the keys of the gateway that is meant, and lets go of it whatever happens. A gateway that cannot be
 * reached is said, and ends with 3; a change that somebody else has forestalled is said, and ends with 1.
 */
export async function withKeyring(
	options: KeyringOptions,
	io: Io,
	{ open }: Pick<KeysParts, "open">,
	work: (keyring: Keyring) => Promise<ExitCode>,
): Promise<ExitCode> {
	try {
		const place = placeOf(options);
		const { keyring, close } = await open(place);
		try {
			return await work(guardedKeyring(keyring, place, io.interrupted));
		} finally {
			await close();
		}
	} catch (error) {
		if (error instanceof KeyringUnreachable) return await told(error, exitCodes.inconclusive, io);
		if (error instanceof KeyConflict) return await told(error, exitCodes.findings, io);
		throw error;
	}
}

async function told({ message }: Error, exitCode: ExitCode, { stderr }: Io): Promise<ExitCode> {
	await stderr.write(`countersign: ${message}\n`);
	return exitCode;
}

/** Wrangler calls the Worker of an environment after both. */
function placeOf({ service, env, remote = false }: KeyringOptions): KeyringPlace {
	const name = env === undefined ? service : `${service}-${env}`;
	if (!/^[a-z0-9][a-z0-9_-]{0,254}$/i.test(name)) {
		throw new UsageError(
			`${JSON.stringify(name)} is no name of a Worker: letters, digits, - and _ (see --service and --env).`,
		);
	}
	return { service: name, remote };
}
