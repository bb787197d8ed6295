/** Who is asking, as far as the credential proves it; what is not proved is null. */
export interface Principal {
	readonly authType: "hmac" | "jwt";
	readonly userId: string | null;
	readonly orgId: string | null;
	readonly clientId: string | null;
	readonly scopes: readonly string[];
}

const headerSafe = /^[\x21-\x7e](?:[\x20-\x7e]{0,254}[\x21-\x7e])?$/;

/** 1 to 256 printable ASCII characters without blanks at the ends: what an identity header may carry (JWT-CLAIM, FWD). */
export function isHeaderSafe(value: unknown): value is string {
	return typeof value === "string" && headerSafe.test(value);
}
