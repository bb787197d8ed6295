import { isDeepStrictEqual } from "node:util";
import type { Law } from "../law.ts";
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
		const hasTwice = expected === undefined && actual !== undefined && isJson(bytes);
		return {
			requirement: hasTwice ? "JWT-FORM-06" : "JWT-FORM-05",
			expected: `${said(expected)} for ${JSON.stringify(bytes.toString("utf8"))}`,
			actual: said(actual),
		};
	};
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
