import { isDeepStrictEqual } from "node:util";
import type { HeaderPair, SigningVector, TokenVector, VerificationVector } from "../format.ts";

export const HMAC_FIELDS = ["x-key-id", "x-timestamp", "x-nonce", "x-content-sha256", "x-signature"];

/** Names of members that differ; a member that only one side has and one that only the other has are one, renamed. */
function differingMembers(a: object, b: object): string[] {
	const left = new Map(Object.entries(a));
	const right = new Map(Object.entries(b));
	const removed = [...left.keys()].filter((name) => !right.has(name));
	const added = [...right.keys()].filter((name) => !left.has(name));
	const changed = [...left.keys()].filter(
		(name) => right.has(name) && !isDeepStrictEqual(left.get(name), right.get(name)),
	);
	return [...changed, ...(removed.length > added.length ? removed : added)];
}

/** What differs between two inputs of signers. */
export function signingDifferences(a: SigningVector, b: SigningVector): string[] {
	return differingMembers(a.input, b.input);
}

/** A field's name, an underscore being the spelling of a hyphen that some take it for. */
export const fieldName = (name: string): string => name.toLowerCase().replaceAll("_", "-");

function fieldsByName(headers: readonly HeaderPair[]): Record<string, HeaderPair[]> {
	const fields: Record<string, HeaderPair[]> = {};
	for (const pair of headers) {
		const name = fieldName(pair[0]);
		fields[name] = [...(fields[name] ?? []), pair];
	}
	return fields;
}

/** What differs between two requests, signature and hash among them. */
function everyDifference(a: VerificationVector, b: VerificationVector): Set<string> {
	const { headers: left, ...before } = a.request;
	const { headers: right, ...after } = b.request;
	const found = new Set([
		...differingMembers(before, after),
		...differingMembers({ clock: a.clock }, { clock: b.clock }),
		...differingMembers(a.state, b.state).map((name) => (name === "keys" ? "key" : name)),
	]);
	const fields = differingMembers(fieldsByName(left), fieldsByName(right));
	const credential = [...HMAC_FIELDS, "authorization"];
	const whole = HMAC_FIELDS.every((name) => fields.includes(name));
	for (const name of fields) {
		if (whole && credential.includes(name)) found.add("credential");
		else if (name === "x-key-id") found.add("key");
		else found.add(name);
	}
	return found;
}

/**
 * What differs between two requests. A signature follows from what it signs and a hash from its body; key id and state
 * together say which key it is; the five fields and Authorization together are the credential.
 */
export function requestDifferences(a: VerificationVector, b: VerificationVector): string[] {
	const found = everyDifference(a, b);
	if (found.has("bodyBase64")) found.delete("x-content-sha256");
	if (found.size > 1) found.delete("x-signature");
	return [...found];
}

/** What a signature covers. */
const COVERED = ["method", "target", "host", "content-type", ...HMAC_FIELDS.slice(0, -1)];

/** What is wrong with a request beside its twin, a signature that does not follow what it covers counted too. */
export function requestDefects(a: VerificationVector, b: VerificationVector): string[] {
	const found = everyDifference(a, b);
	if (COVERED.some((name) => found.has(name)) && !found.has("x-signature")) found.add("stale signature");
	return [...found];
}

function objectOf(part: string): object | undefined {
	try {
		const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
		return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

/** Differences of one part of two tokens: by members, or as text where it is no object or the members are the same. */
function partDifferences(name: string, a = "", b = ""): string[] {
	if (a === b) return [];
	const [left, right] = [objectOf(a), objectOf(b)];
	const members = left === undefined || right === undefined ? [] : differingMembers(left, right);
	// The algorithm and the kid together say which key verifies.
	const chosen = members.map((member) =>
		name === "header" && ["alg", "kid"].includes(member) ? "key" : `${name}.${member}`,
	);
	return members.length === 0 ? [`${name} text`] : [...new Set(chosen)];
}

/** What differs between two vectors of tokens. A signature follows from what it signs. */
export function tokenDifferences(a: TokenVector, b: TokenVector): string[] {
	const { clock, policy, jwks } = a;
	const around = differingMembers({ clock, policy, jwks }, { clock: b.clock, policy: b.policy, jwks: b.jwks });
	const [left, right] = [a.token.split("."), b.token.split(".")];
	if (left.length !== 3 || right.length !== 3) return [...around, "token text"];
	const inside = [...partDifferences("header", left[0], right[0]), ...partDifferences("payload", left[1], right[1])];
	const signature = inside.length === 0 && left[2] !== right[2] ? ["signature"] : [];
	return [...around, ...inside, ...signature];
}
