import type { HmacKey, Mint, SecretText } from "../client/context.ts";
import type { KeyMint } from "../client/mint.ts";
import type { KeyRole } from "../client/probe.ts";
import { Fetching, type Places } from "./fetching.ts";
import type { ConfigProblem } from "./problem.ts";
import type { RunnerConfig } from "./schema.ts";
import { tokenSource } from "./tokens.ts";

/** What was made of the secrets that a config points to, and what stood in the way. */
export interface Credentials {
	keys: ReadonlyMap<KeyRole, HmacKey>;
	/** Signs tokens, or hands out the one that was given. */
	mint?: Mint;
	/** The same mint, if it holds keys. */
	keyMint?: KeyMint;
	/** Everything that must never be written. */
	secrets: readonly string[];
	problems: readonly ConfigProblem[];
}

/** Fetches every secret of a config, and collects all problems on the way; `now` in Unix seconds. */
export function fetchCredentials(config: RunnerConfig, places: Places, now: number): Credentials {
	const fetching = new Fetching(places);
	const keys = hmacKeys(config, fetching);
	const tokens = tokenSource(config, fetching, now);
	const { secrets, problems } = fetching;
	return { keys, ...tokens, secrets, problems };
}

function hmacKeys({ hmac }: RunnerConfig, fetching: Fetching): ReadonlyMap<KeyRole, HmacKey> {
	const keys = new Map<KeyRole, HmacKey>();
	if (hmac === undefined) return keys;
	const { rotated, ...plain } = hmac.keys;
	for (const role of ["primary", "second", "readOnly", "revoked", "expired", "revocable", "smallQuota"] as const) {
		const key = plain[role];
		if (key === undefined) continue;
		const secret = fetching.secret(key.secret, `hmac.keys.${role}.secret`, "hmac");
		if (secret !== undefined) keys.set(role, { id: key.id, secrets: [secret] });
	}
	if (rotated === undefined) return keys;
	const active: SecretText[] = [];
	for (const [at, source] of rotated.secrets.entries()) {
		const secret = fetching.secret(source, `hmac.keys.rotated.secrets[${at}]`, "hmac");
		if (secret !== undefined) active.push(secret);
	}
	const retired =
		rotated.retired === undefined ? undefined : fetching.secret(rotated.retired, "hmac.keys.rotated.retired", "hmac");
	const [first, ...others] = active;
	if (first !== undefined)
		keys.set("rotated", { id: rotated.id, secrets: [first, ...others], ...(retired === undefined ? {} : { retired }) });
	return keys;
}
