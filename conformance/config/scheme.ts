import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { builtInSchemes, type Scheme as ProtocolScheme } from "../client/protocol.ts";
import { isComplete, type SigningScheme } from "../client/signing-scheme.ts";
import { nearest } from "../engine/distance.ts";
import { readJsonFile } from "./json-file.ts";
import { ConfigError } from "./problem.ts";

const HeaderName = z.string().regex(/^[!#$%&'*+.^_`|~0-9a-z-]+$/, "a header name in lower case");

const Pattern = z.string().refine(compiles, "the source of a regular expression over the whole value, without anchors");

function compiles(source: string): boolean {
	try {
		new RegExp(`^(?:${source})$`);
		return !/^\^|(?<!\\)\$$/.test(source);
	} catch {
		return false;
	}
}

const HeaderRule = z
	.strictObject({ name: HeaderName, pattern: Pattern.describe("grammar of the whole value") })
	.readonly();

const Component = z.enum([
	"keyId",
	"timestamp",
	"nonce",
	"method",
	"host",
	"target",
	"path",
	"query",
	"contentType",
	"contentHash",
	"body",
]);

const Line = z.union([
	z.strictObject({ literal: z.string() }).readonly(),
	z.strictObject({ component: Component, prefix: z.string().exactOptional() }).readonly(),
]);

/** A signing scheme as a file: what distinguishes one signed API from another. */
export const Scheme = z
	.strictObject({
		name: z.string().min(1),
		headers: z
			.strictObject({
				keyId: HeaderRule.exactOptional(),
				timestamp: HeaderRule.exactOptional(),
				nonce: HeaderRule.exactOptional(),
				contentHash: HeaderRule.exactOptional(),
				signature: HeaderRule,
			})
			.readonly()
			.refine(
				(headers) => new Set(Object.values(headers).map(({ name }) => name)).size === Object.keys(headers).length,
				"different header names",
			)
			.describe("the header fields of a signed request; one that requests do not have is left out"),
		lines: z
			.array(Line)
			.min(1)
			.readonly()
			.describe("lines of the string to sign, in order; body is the very bytes of the body"),
		separator: z.string().describe("joins the lines"),
		target: z.strictObject({ rule: z.enum(["verbatim", "sorted-query"]), maxBytes: z.int().positive() }).readonly(),
		body: z.strictObject({ hash: z.literal("SHA-256"), unsignedPayload: z.string().min(1).nullable() }).readonly(),
		signature: z
			.strictObject({ algorithm: z.literal("HMAC-SHA-256"), encoding: z.enum(["hex", "base64"]), prefix: z.string() })
			.readonly(),
		secret: z
			.strictObject({
				encoding: z.enum(["utf8", "hex", "base64"]),
				minLength: z.int().nonnegative(),
				prefix: z
					.string()
					.min(1)
					.exactOptional()
					.describe("what may stand before a secret and is no part of it, such as whsec_"),
			})
			.readonly(),
		timestamp: z
			.strictObject({ unit: z.enum(["seconds", "milliseconds"]), windowSeconds: z.number().positive() })
			.readonly()
			.exactOptional()
			.describe("left out where requests carry no time"),
	})
	.refine(({ headers, timestamp }) => (headers.timestamp === undefined) === (timestamp === undefined), {
		path: ["timestamp"],
		message: "goes with headers.timestamp: both, or neither",
	})
	.readonly()
	.meta({ title: "Countersign signing scheme" }) satisfies z.ZodType<SigningScheme>;

/**
 * The scheme that a config names: a built-in one by name, otherwise a file relative to the config. Throws a
 * `ConfigError` that names the file and the field.
 */
export function loadScheme(reference: string, folder: string, configFile: string): SigningScheme {
	const builtIn = Object.hasOwn(builtInSchemes, reference) ? builtInSchemes[reference] : undefined;
	if (builtIn !== undefined) return builtIn;
	const path = resolve(folder, reference);
	if (!existsSync(path) && !/[/\\.]/.test(reference)) {
		const near = nearest(reference, Object.keys(builtInSchemes), 1);
		const remedy = `Built in: ${Object.keys(builtInSchemes).join(", ")}.${near.length > 0 ? ` Did you mean ${near.join("")}?` : ""}`;
		throw new ConfigError(configFile, [{ path: "scheme", message: "neither a built-in scheme nor a file", remedy }]);
	}
	return readJsonFile(path, Scheme);
}

/** The same, for what takes a scheme apart and not only signs by it. Refuses one without all that the specification's have. */
export function loadWholeScheme(reference: string, folder: string, configFile: string): ProtocolScheme {
	const scheme = loadScheme(reference, folder, configFile);
	if (isComplete(scheme)) return scheme;
	const remedy =
		"It takes all five header fields, a timestamp, and lines without body; conform takes a scheme with fewer.";
	throw new ConfigError(configFile, [
		{ path: "scheme", message: `${scheme.name} has not all that this takes`, remedy },
	]);
}
