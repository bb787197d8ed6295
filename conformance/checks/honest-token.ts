import { Buffer } from "node:buffer";
import type { WireRequest } from "../client/wire.ts";
import type { Trial } from "../engine/check.ts";

/** What an honest token for this target says, so that a defect can be as close to it as can be. */
export interface HonestToken {
	header: Readonly<Record<string, unknown>>;
	claims: Readonly<Record<string, unknown>>;
	text: string;
}

/** The token that a request carries. */
export function tokenText({ headers }: WireRequest): string {
	const [, value = ""] = headers.find(([name]) => name.toLowerCase() === "authorization") ?? [];
	return value.replace(/^Bearer +/i, "");
}

/** Makes an honest token and reads it; nothing is sent. */
export async function honestToken(trial: Trial): Promise<HonestToken> {
	const text = tokenText((await trial.prepare({ credential: "jwt" })).request);
	const [header, claims] = text.split(".").map((part) => Buffer.from(part, "base64url").toString("utf8"));
	return { header: objectOf(header), claims: objectOf(claims), text };
}

/** A claim or header member that is a text; the empty text where it is none. */
export function textOf(members: Readonly<Record<string, unknown>>, name: string): string {
	const value = members[name];
	return typeof value === "string" ? value : "";
}

function objectOf(text = ""): Record<string, unknown> {
	const value: unknown = JSON.parse(text);
	return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** The scopes of an honest token, wherever it has them. */
export function scopesOf({ claims }: HonestToken): readonly string[] {
	const { permissions } = claims;
	if (claims["scope"] === undefined) return Array.isArray(permissions) ? permissions.map(String) : [];
	return textOf(claims, "scope")
		.split(" ")
		.filter((scope) => scope !== "");
}

/** The audience of an honest token, the first of several. */
export function ownAudience(claims: HonestToken["claims"]): string {
	const { aud } = claims;
	return Array.isArray(aud) ? String(aud[0]) : textOf(claims, "aud");
}
