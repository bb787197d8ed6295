import {
	decodeBase64url,
	decodeUtf8,
	encodeBase64url,
	encodeUtf8,
	type JsonObject,
	parseStrictObject,
} from "#protocol";
import type { Stages } from "../../../gateway/src/stages.ts";

/** The parts of a token as a careless parser understands them. */
export interface LooseToken {
	readonly header: JsonObject;
	readonly claims: JsonObject;
}

/**
 * A gateway that understands a token loosely: what `read` makes of it is judged by the other rules, while the
 * signature is still verified over the text that came.
 */
export function understanding(read: (token: LooseToken) => LooseToken): (reference: Stages) => Stages {
	return readingTokens((text) => {
		const token = parsedBy(parseStrictObject, text);
		return token === undefined ? text : rewritten(text, read(token));
	});
}

/** A gateway that judges another text than the one that came, which stays the one that is signed. */
function readingTokens(read: (text: string) => string): (reference: Stages) => Stages {
	return (reference) => ({
		...reference,
		parseToken(text, policy) {
			const parsed = reference.parseToken(read(text), policy);
			return parsed.ok ? { ok: true, value: { ...parsed.value, text } } : parsed;
		},
	});
}

/** The header and claims of a token as a parser of JSON texts makes them out. */
export function parsedBy(parse: (text: string) => JsonObject | undefined, token: string): LooseToken | undefined {
	const [headerPart = "", claimsPart = ""] = token.split(".");
	const header = objectOf(parse, headerPart);
	const claims = objectOf(parse, claimsPart);
	return header === undefined || claims === undefined ? undefined : { header, claims };
}

/** The compact text with another header and other claims, and the same signature part. */
export function rewritten(text: string, { header, claims }: LooseToken): string {
	return [part(header), part(claims), ...text.split(".").slice(2)].join(".");
}

function part(value: JsonObject): string {
	return encodeBase64url(encodeUtf8(JSON.stringify(value)));
}

function objectOf(parse: (text: string) => JsonObject | undefined, part: string): JsonObject | undefined {
	const bytes = decodeBase64url(part);
	const text = bytes && decodeUtf8(bytes);
	return text === undefined ? undefined : parse(text);
}

/** A gateway that takes a JSON text for an object in a way of its own, and refuses it otherwise as ever. */
export function parsingJson(parse: (text: string) => JsonObject | undefined): (reference: Stages) => Stages {
	return readingTokens((text) => {
		const token = parsedBy(parse, text);
		return token === undefined ? text : rewritten(text, token);
	});
}

/** A gateway that believes other claims than those that stand in the token. */
export function believing(change: (claims: JsonObject, nowMs: number) => JsonObject): (reference: Stages) => Stages {
	return (reference) => ({
		...reference,
		principalOf: (claims, policy, nowMs) => reference.principalOf(change(claims, nowMs), policy, nowMs),
	});
}

export function without(object: JsonObject, ...names: readonly string[]): JsonObject {
	return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}
