import { z } from "zod";
import { atOnce } from "../../engine/interruption.ts";
import { Redactor } from "../../engine/redact.ts";
import { explainFailure } from "./explain-failure.ts";
import { type Keyring, type KeyringPlace, KeyringUnreachable } from "./keyring.ts";

const patienceMs = 30_000;

/**
 * A keyring that does not hang, and of whose failures something is known: each becomes a `KeyringUnreachable` that says what
 * to do, without a secret of what was sent. An interruption ends what is under way with `Interrupted`.
 */
export function guardedKeyring(keyring: Keyring, place: KeyringPlace, interrupted: AbortSignal): Keyring {
	// Within an asynchronous function, since what leads there may also throw at once.
	async function guard<T>(call: () => Promise<T>, secrets: readonly string[] = []): Promise<T> {
		return atOnce(answerOf(call, place, secrets), interrupted);
	}
	return {
		show: (keyId) => guard(() => keyring.show(keyId)),
		list: (cursor) => guard(() => keyring.list(cursor)),
		put: (keyId, text) => guard(() => keyring.put(keyId, text), secretsIn(text)),
	};
}

async function answerOf<T>(call: () => Promise<T>, place: KeyringPlace, secrets: readonly string[]): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs / 1000} s`)), patienceMs);
	});
	try {
		return await Promise.race([call(), late]);
	} catch (error) {
		const text = error instanceof Error ? error.message : String(error);
		throw new KeyringUnreachable(explainFailure(new Redactor(secrets).text(text), place));
	} finally {
		clearTimeout(timer);
	}
}

const WithSecrets = z.object({ secrets: z.array(z.object({ secret: z.string() })) });

function secretsIn(text: string): readonly string[] {
	const { data } = WithSecrets.safeParse(JSON.parse(text));
	return data === undefined ? [] : data.secrets.map(({ secret }) => secret);
}
