import type { HmacKey } from "../client/context.ts";
import type { KeyRole } from "../client/probe.ts";
import type { Quota } from "../engine/check.ts";
import type { PublishedKeys } from "./published-keys.ts";

/** A key of the lab: which published secrets it has and what its record says besides. */
export interface LabKey {
	role: KeyRole;
	id: string;
	/** Ids of published keys whose secret texts are this key's active secrets. */
	secrets: readonly [string, ...string[]];
	/** The same for a secret that was removed. */
	retired?: string;
	/** What its record lets it ask. */
	quota?: Quota;
	record: Readonly<Record<string, unknown>>;
}

/** Scopes of whoever may do everything in the lab. */
export const allScopes = ["sites:read", "sites:write", "users:read"] as const;

const active = { status: "active", orgId: "org_primary", scopes: allScopes };

export const labKeys: readonly LabKey[] = [
	{
		role: "primary",
		id: "live_org_test123",
		secrets: ["live_org_test123"],
		record: { ...active, clientId: "client-primary" },
	},
	{
		role: "second",
		id: "live_org_second456",
		secrets: ["live_org_second456"],
		record: { ...active, clientId: "client-second", orgId: "org_second" },
	},
	{
		role: "readOnly",
		id: "live_org_readonly",
		// A text that looks like hex, so that a gateway which decodes such secrets is found out.
		secrets: ["live_org_hexlike"],
		record: { ...active, clientId: "client-readonly", scopes: ["sites:read"] },
	},
	{
		role: "revoked",
		id: "live_org_revoked",
		secrets: ["live_org_exact32"],
		record: { ...active, clientId: "client-revoked", status: "revoked" },
	},
	{
		role: "expired",
		id: "live_org_expired",
		secrets: ["live_org_blanks"],
		record: { ...active, clientId: "client-expired", expiresAt: 1_000_000_000 },
	},
	{
		role: "rotated",
		id: "live_org_rotating",
		secrets: ["live_org_base64like", "live_org_unicode"],
		retired: "live_org_twin_a",
		record: { ...active, clientId: "client-rotated" },
	},
	{
		role: "smallQuota",
		id: "live_org_small",
		secrets: ["live_org_hex_upper"],
		quota: { requests: 5, seconds: 60 },
		record: { ...active, clientId: "client-small", quotas: { minute: 5 } },
	},
];

/** The lab's keys as a signer holds them. */
export function signingMaterial(published: PublishedKeys): ReadonlyMap<KeyRole, HmacKey> {
	return new Map(
		labKeys.map(({ role, id, secrets: [first, ...others], retired }) => [
			role,
			{
				id,
				secrets: [published.secret(first), ...others.map((name) => published.secret(name))],
				...(retired === undefined ? {} : { retired: published.secret(retired) }),
			},
		]),
	);
}

/** The lab's keys as the gateway's key store holds them, by name. */
export function keyRecords(published: PublishedKeys): ReadonlyMap<string, string> {
	return new Map(
		labKeys.map(({ id, secrets, record }) => [
			keyName(id),
			JSON.stringify({
				keyId: id,
				secrets: secrets.map((name) => ({ secret: published.secret(name).reveal() })),
				...record,
			}),
		]),
	);
}

/**
 * What a key store holds that is no key: it says what the record of a key says, and its name is one that a key could have. By
 * HMAC-KEY-03/other-record, none has it.
 */
export function otherRecord(published: PublishedKeys): { name: string; text: string } {
	const [first] = labKeys;
	const name = "session_test123";
	const secrets = first?.secrets.map((id) => ({ secret: published.secret(id).reveal() }));
	return { name, text: JSON.stringify({ keyId: name, secrets, ...first?.record }) };
}

/** Where the key store holds the record of a key. */
export function keyName(id: string): string {
	return `key:${id}`;
}
