import * as z from "zod/mini";
import { accept, isHeaderSafe, type Result, refuse } from "#protocol";
import { withinSeconds } from "./deadline.ts";

/** Where key records live: Workers KV. */
export interface KeyStore {
	get(name: string): Promise<string | null>;
}

/** More objects than this would only spread a key's nonces thinner. */
const mostShards = 64;

const headerText = z.string().check(z.refine(isHeaderSafe));

const secretSchema = z.strictObject({
	/** The text whose UTF-8 bytes are the HMAC key; at least 32 characters. */
	secret: z.string(),
	/** Unix seconds from which on it is no longer accepted. */
	expiresAt: z.optional(z.number()),
});

/** See `shards.ts`. */
const shardsSchema = z.strictObject({
	count: z.int().check(z.gte(1), z.lte(mostShards)),
	before: z._default(z.int().check(z.gte(1), z.lte(mostShards)), 1),
	from: z._default(z.int().check(z.gte(0)), 0),
});

const quotaSchema = z.int().check(z.gte(0));

const keyRecordSchema = z.strictObject({
	keyId: z.string(),
	status: z.enum(["active", "revoked"]),
	/** Those that have not been removed; the first two are tried. */
	secrets: z.array(secretSchema).check(z.minLength(1)),
	expiresAt: z.optional(z.number()),
	/** The key id stands for it where there is none. */
	clientId: z.optional(headerText),
	orgId: z.optional(headerText),
	userId: z.optional(headerText),
	scopes: z.array(z.string().check(z.regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/))),
	/** Grows with every change. A record that has one is kept in the isolate for a while, since the key's object tells of a newer one. */
	version: z.optional(z.int().check(z.gte(1))),
	/** Among how many admission objects the key is divided; absent: it has one. */
	shards: z.optional(shardsSchema),
	quotas: z.optional(
		z.strictObject({ minute: z.optional(quotaSchema), hour: z.optional(quotaSchema), day: z.optional(quotaSchema) }),
	),
});

/** What Workers KV holds under `key:<key id>`. */
export type KeyRecord = z.output<typeof keyRecordSchema>;

/** Whether a gateway of this environment takes keys of this id at all (HMAC-KEY-10): they begin with its name and an underscore. */
export function servesKey(keyId: string, environment: string | undefined): boolean {
	return environment === undefined || keyId.startsWith(`${environment}_`);
}

/**
 * Looks a key up by its exact id (HMAC-KEY-03). Undefined for an id that is not there and for a record that is
 * malformed or another key's (HMAC-KEY-08); `key_store_unavailable` when the store fails or is late (HMAC-KEY-09).
 */
export async function lookUpKey(
	keyId: string,
	store: KeyStore,
	seconds: number,
): Promise<Result<KeyRecord | undefined>> {
	let text: string | null;
	try {
		text = await withinSeconds(seconds, store.get(`key:${keyId}`));
	} catch {
		return refuse("key_store_unavailable");
	}
	return accept(text === null ? undefined : parseKeyRecord(text, keyId));
}

export function parseKeyRecord(text: string, keyId: string): KeyRecord | undefined {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return undefined;
	}
	const parsed = keyRecordSchema.safeParse(value);
	return parsed.success && parsed.data.keyId === keyId ? parsed.data : undefined;
}

/**
 * The secrets that may verify in this whole second (HMAC-KEY-04 to HMAC-KEY-06): none of a revoked or expired key, not those
 * that have expired, and the first two of what is left.
 */
export function activeSecrets(record: KeyRecord, nowSeconds: number): readonly string[] {
	const alive = (expiresAt: number | undefined) => expiresAt === undefined || nowSeconds < Math.floor(expiresAt);
	if (record.status === "revoked" || !alive(record.expiresAt)) {
		return [];
	}
	return record.secrets
		.filter(({ expiresAt }) => alive(expiresAt))
		.slice(0, 2)
		.map(({ secret }) => secret);
}
