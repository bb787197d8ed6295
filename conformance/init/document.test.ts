import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { withoutComments } from "../config/json-with-comments.ts";
import { RunnerConfig } from "../config/schema.ts";
import type { Answers } from "./answers.ts";
import { algorithms, encodings, sharedAlgorithms } from "./answers.ts";
import { commentedJson, plainJson } from "./commented-json.ts";
import { configDocument } from "./document.ts";
import type { Notes } from "./notes.ts";

const validates = new Ajv2020({ strict: false }).compile(z.toJSONSchema(RunnerConfig, { io: "input" }) as object);

/** By both schemas: the one that reads, and the one that is published. */
function isConfig(text: string): boolean {
	const value: unknown = JSON.parse(withoutComments(text));
	return RunnerConfig.safeParse(value).success && validates(value);
}

const secretPlace = fc.oneof(
	fc.record({ env: fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,20}$/) }),
	fc.record({ file: fc.string({ minLength: 1 }) }),
);
const text = fc.string({ minLength: 1, unit: "binary" });
const origin = fc.constantFrom("https://staging.api.example", "http://127.0.0.1:8787", "https://[::1]:8443");
const route = fc.record(
	{
		method: fc.constantFrom("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"),
		path: fc.stringMatching(/^\/[^\s?#]{0,20}$/),
		scopes: fc.array(text, { minLength: 1, maxLength: 3 }),
	},
	{ requiredKeys: ["method", "path"] },
);
const hmac = fc.record({
	scheme: fc.constantFrom("countersign-v1", "sorted-query", "./own.json"),
	keyId: text,
	secret: secretPlace,
});
const keyed = {
	jwtSecret: secretPlace,
	kid: text,
	issuer: text,
	audience: text,
};
const jwt = fc.oneof(
	fc.record(
		{ jwt: fc.constant("key" as const), algorithm: fc.constantFrom(...algorithms), ...keyed },
		{ requiredKeys: ["jwt", "jwtSecret", "algorithm"] },
	),
	fc.record(
		{
			jwt: fc.constant("secret" as const),
			algorithm: fc.constantFrom(...sharedAlgorithms),
			jwtEncoding: fc.constantFrom(...encodings),
			...keyed,
		},
		{ requiredKeys: ["jwt", "jwtSecret", "algorithm"] },
	),
	fc.record(
		{ jwt: fc.constant("jwks" as const), issuerControl: origin, issuer: text, audience: text },
		{ requiredKeys: ["jwt", "issuerControl"] },
	),
	fc.record({ jwt: fc.constant("token" as const), jwtSecret: secretPlace }),
);
const nothing = fc.constant({});

/** What may be answered, in every combination. */
const answers: fc.Arbitrary<Answers> = fc
	.tuple(
		fc.record(
			{
				target: origin,
				publicOrigin: origin,
				ca: text,
				echo: fc.oneof(fc.constant(""), origin),
				errors: fc.constantFrom("countersign", "any"),
				read: route,
				write: route,
				other: route,
				public: route,
			},
			{ requiredKeys: ["target", "read"] },
		),
		fc.oneof(hmac, nothing),
		fc.oneof(jwt, nothing),
	)
	.map(([target, signed, tokens]) => ({ ...target, ...signed, ...tokens }));

const notes: fc.Arbitrary<Notes> = fc.record(
	{ target: text, errors: text, direct: text, hmac: text, read: text, public: text, unknown: text },
	{ requiredKeys: [] },
);

const written = (given: Answers, seen: Notes = {}) =>
	commentedJson("Who wrote it.", configDocument({ answers: given, notes: seen, checksFor: () => "2 checks need it." }));

const slashes = /^(\t*)\/\/ (?=["\t}\]])/;

/** Where members stand that are left out: the first and the last line of each group of them. */
function leftOut(lines: readonly string[]): readonly { from: number; to: number }[] {
	const groups: { from: number; to: number }[] = [];
	for (const [at, line] of lines.entries()) {
		if (!/^\t*\/\/ "[\w$]+": /.test(line) && !(groups.at(-1)?.to === at - 1 && slashes.test(line))) continue;
		const last = groups.at(-1);
		if (last !== undefined && last.to === at - 1) last.to = at;
		else groups.push({ from: at, to: at });
	}
	return groups;
}

const uncommented = (lines: readonly string[], isChosen: (at: number) => boolean): string =>
	lines.map((line, at) => (isChosen(at) ? line.replace(slashes, "$1") : line)).join("\n");

describe("the config of any answers", () => {
	it("is one by the schema that reads it and by the published one, with comments and without", () => {
		fc.assert(
			fc.property(answers, notes, (given, seen) => {
				expect(isConfig(written(given, seen))).toBe(true);
				const document = configDocument({ answers: given, notes: seen, checksFor: () => "" });
				expect(JSON.parse(plainJson(document))).toEqual(JSON.parse(withoutComments(written(given, seen))));
			}),
		);
	});

	it("stays one with any of the members that are left out, and with all of them", () => {
		fc.assert(
			fc.property(answers, (given) => {
				const lines = written(given).split("\n");
				const groups = leftOut(lines);
				expect(groups.length).toBeGreaterThan(8);
				for (const { from, to } of groups) {
					const text = uncommented(lines, (at) => at >= from && at <= to);
					expect(isConfig(text), lines.slice(from, to + 1).join("\n")).toBe(true);
				}
				expect(isConfig(uncommented(lines, (at) => groups.some(({ from, to }) => at >= from && at <= to)))).toBe(true);
			}),
			{ numRuns: 40 },
		);
	});

	it("has every member of the schema, told or left out, but those of pace under their own names", () => {
		const lines = written({ target: "https://x.example", read: { method: "GET", path: "/" } }).split("\n");
		const all: unknown = JSON.parse(
			withoutComments(uncommented(lines, (at) => leftOut(lines).some(({ from, to }) => at >= from && at <= to))),
		);
		const known = Object.keys(RunnerConfig.shape).filter((name) => name !== "issuer");
		expect(Object.keys(all as object).sort()).toEqual(known.sort());
	});
});
