import { randomUUID } from "node:crypto";
import type { Probe } from "../client/probe.ts";
import type { KeyStoreControl } from "../engine/check.ts";

/** A key that a check writes to the key store for itself. */
export interface OwnKey {
	id: string;
	/** Text of the secret; worth nothing to anybody. */
	secret: string;
	/** Replaces members of the record. */
	write(members: Readonly<Record<string, unknown>>): Promise<void>;
	/** The same request under this key. */
	signing(probe?: Partial<Probe>): Probe;
}

/** Writes an active key with a fresh id, so that nothing is remembered of it anywhere, and with all scopes of the lab. */
export async function ownKey(keys: KeyStoreControl, members: Readonly<Record<string, unknown>> = {}): Promise<OwnKey> {
	const id = `own_${randomUUID().replaceAll("-", "")}`;
	const secret = `secret-of-${id}`;
	const write = (changed: Readonly<Record<string, unknown>>) =>
		keys.put(id, {
			keyId: id,
			status: "active",
			secrets: [{ secret }],
			clientId: "client-own",
			scopes: ["sites:read", "sites:write"],
			...members,
			...changed,
		});
	await write({});
	return {
		id,
		secret,
		write,
		signing: (probe = {}) => ({ credential: "hmac", ...probe, sign: { ...probe.sign, keyId: id, secretText: secret } }),
	};
}
