/** Scopes for every route that a check asks for. */
const scopes = ["sites:read", "sites:write", "users:read"] as const;

/** A record of the embedded gateway's key store: an active key with these secrets, and whatever is to be different. */
export function keyRecord(
	keyId: string,
	secrets: readonly (string | Record<string, unknown>)[],
	rest: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
	return {
		keyId,
		status: "active",
		secrets: secrets.map((secret) => (typeof secret === "string" ? { secret } : secret)),
		clientId: "client-of-a-check",
		scopes,
		...rest,
	};
}
