import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { builtInSchemes, type Scheme as ProtocolScheme } from "../client/protocol.ts";
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
				keyId: HeaderRule,
				timestamp: HeaderRule,
				nonce: HeaderRule,
				contentHash: HeaderRule,
				signature: HeaderRule,
			})
			.readonly()
			.refine(
				(headers) => new Set(Object.values(headers).map(({ name }) => name)).size === 5,
				"five different header names",
			),
		lines: z.array(Line).min(1).readonly().describe("lines of the string to sign, in order"),
		separator: z.string().describe("joins the lines"),
		target: z.strictObject({ rule: z.enum(["verbatim", "sorted-query"]), maxBytes: z.int().positive() }).readonly(),
		body: z.strictObject({ hash: z.literal("SHA-256"), unsignedPayload: z.string().min(1).nullable() }).readonly(),
		signature: z
			.strictObject({ algorithm: z.literal("HMAC-SHA-256"), encoding: z.enum(["hex", "base64"]), prefix: z.string() })
			.readonly(),
		secret: z
			.strictObject({ encoding: z.enum(["utf8", "hex", "base64"]), minLength: z.int().nonnegative() })
			.readonly(),
		timestamp: z
			.strictObject({ unit: z.enum(["seconds", "milliseconds"]), windowSeconds: z.number().positive() })
			.readonly(),
	})
	.readonly()
	.meta({ title: "Countersign signing scheme" }) satisfies z.ZodType<ProtocolScheme>;

/**
 * The scheme that a config names: a built-in one by name, otherwise a file relative to the config. Throws a
 * `ConfigError` that names the file and the field.
 */
export function loadScheme(reference: string, folder: string, configFile: string): ProtocolScheme {
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
