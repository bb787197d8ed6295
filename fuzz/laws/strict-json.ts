import { isDeepStrictEqual } from "node:util";
import { runInNewContext } from "node:vm";
import { type Law, Unjudged } from "../law.ts";
import { strictObject } from "../models/strict-json.ts";

/** The object that bytes are, or undefined. */
export type ObjectParser = (bytes: Uint8Array) => unknown;

/**
 * Bytes, in hexadecimal, are an object if and only if they are one by the strict grammar, and then the same object
 * (JWT-FORM-05, JWT-FORM-06): what one party reads otherwise than another is what a forger looks for.
 */
export function objectsAreReadStrictly(parse: ObjectParser): Law<string> {
	return (hex) => {
		const bytes = Buffer.from(hex, "hex");
		const expected = strictObject(bytes);
		const actual = parse(bytes);
		if (isDeepStrictEqual(actual, expected)) {
			return undefined;
		}
		if (isMisreadHere(bytes, actual, expected)) {
			throw new Unjudged("the JSON.parse of this process reads it otherwise than it reads it at first");
		}
		const hasTwice = expected === undefined && actual !== undefined && isJson(bytes);
		return {
			requirement: hasTwice ? "JWT-FORM-06" : "JWT-FORM-05",
			expected: `${said(expected)} for ${JSON.stringify(bytes.toString("utf8"))}`,
			actual: said(actual),
		};
	};
}

/**
 * Whether it is this process that reads the bytes otherwise, and not the parser. The V8 of Node 24 takes a member name of one
 * escaped character, such as `"\\u0061"`, for the name of a backslash where it has read an object before with such a name in
 * its place. workerd has a later V8, which does not; in a realm that has read nothing yet, no V8 does.
 */
function isMisreadHere(bytes: Buffer, actual: unknown, expected: unknown): boolean {
	if (actual === undefined || expected === undefined) return false;
	const text = bytes.toString("utf8");
	// Compared as text: to read that again here would be to misread it again.
	const anew: unknown = runInNewContext("JSON.stringify(JSON.parse(text))", { text });
	return isDeepStrictEqual(actual, JSON.parse(text)) && anew === JSON.stringify(expected);
}

function isJson(bytes: Buffer): boolean {
	const text = bytes.toString("utf8");
	try {
		JSON.parse(text);
		return Buffer.from(text, "utf8").equals(bytes);
	} catch {
		return false;
	}
}

function said(value: unknown): string {
	return value === undefined ? "a refusal" : JSON.stringify(value);
}
