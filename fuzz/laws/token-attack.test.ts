import { createHmac, verify } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenAttack } from "../arbitraries/token-attack.ts";
import { honestToken } from "../arbitraries/token-case.ts";
import { checkable } from "../checkable.ts";
import { coreTokenJudge, type TokenJudge } from "../subjects/token-judge.ts";
import { readTokenKeys } from "../subjects/token-keys.ts";
import { noAttackIsAccepted } from "./token-attack.ts";

const keys = readTokenKeys();
const cases = fc.record({ token: honestToken, attacks: fc.array(tokenAttack, { minLength: 1, maxLength: 2 }) });
const search = (judge: TokenJudge, runs = 2500) =>
	checkable(cases, noAttackIsAccepted(judge, keys)).search({ seed: 20_260_115, runs });

/** The reference, given a text that has been repaired first. */
const repairing =
	(repair: (text: string) => string): TokenJudge =>
	(text, surroundings) =>
		coreTokenJudge(text, surroundings) ?? coreTokenJudge(repair(text), surroundings);

const somebody = { userId: "somebody", orgId: null, clientId: null, scopes: [] };
const headerOf = (text: string): Record<string, unknown> => {
	try {
		const value: unknown = JSON.parse(Buffer.from(text.split(".")[0] ?? "", "base64url").toString());
		return typeof value === "object" && value !== null ? { ...value } : {};
	} catch {
		return {};
	}
};
/** The reference, and whatever the verifier takes besides. */
const besides =
	(accepts: (text: string, header: Record<string, unknown>) => boolean): TokenJudge =>
	(text, surroundings) =>
		coreTokenJudge(text, surroundings) ?? (accepts(text, headerOf(text)) ? somebody : undefined);

const macHolds = (text: string, secret: Uint8Array | string) => {
	const end = text.lastIndexOf(".");
	return createHmac("sha256", secret).update(text.slice(0, end)).digest("base64url") === text.slice(end + 1);
};

describe("no token is accepted that the issuer did not sign", () => {
	it("by the core", async () => {
		expect(await search(coreTokenJudge)).toMatchObject({ kind: "held" });
	});

	it.each<[string, TokenJudge]>([
		["trims the token", repairing((text) => text.trim())],
		["drops padding", repairing((text) => text.replaceAll("=", ""))],
		["reads the standard alphabet", repairing((text) => text.replaceAll("+", "-").replaceAll("/", "_"))],
		["drops white space", repairing((text) => text.replace(/\s/g, ""))],
		["looks at three parts only", repairing((text) => text.split(".").slice(0, 3).join("."))],
		["strips a scheme", repairing((text) => text.replace(/^Bearer /, ""))],
		["strips quotes", repairing((text) => text.replace(/^"/, "").replace(/"$/, ""))],
		[
			"decodes unused bits",
			repairing((text) =>
				text
					.split(".")
					.map((part) => Buffer.from(part, "base64url").toString("base64url"))
					.join("."),
			),
		],
		["takes none for an algorithm", besides((_, { alg }) => alg === "none")],
		[
			"compares none without regard to case",
			besides((_, { alg }) => String(alg).toLowerCase() === "none" && alg !== "none"),
		],
		["takes an empty signature", besides((text) => /^[^.]+\.[^.]+\.$/.test(text))],
		["takes no signature", besides((text) => /^[^.]+\.[^.]+$/.test(text))],
		[
			"takes a public key for a secret",
			besides(
				(text, { alg }) =>
					alg === "HS256" && macHolds(text, keys.key("ed-1").publicKey.export({ type: "spki", format: "pem" })),
			),
		],
		["takes zeros for a secret", besides((text, { alg }) => alg === "HS256" && macHolds(text, Buffer.alloc(32)))],
		["takes an empty secret", besides((text, { alg }) => alg === "HS256" && macHolds(text, ""))],
		[
			"takes any key of the type",
			besides((text, { alg }) => {
				const end = text.lastIndexOf(".");
				return (
					alg === "EdDSA" &&
					verify(
						null,
						Buffer.from(text.slice(0, end)),
						keys.key("ed-2").publicKey,
						Buffer.from(text.slice(end + 1), "base64url"),
					)
				);
			}),
		],
		["verifies the header only", besides((text, { alg }) => alg === "EdDSA" && text.split(".").length === 3)],
		["refuses everybody", () => undefined],
	])("unless a judge %s", async (_, judge) => {
		expect(await search(judge)).toMatchObject({ kind: "broken" });
	});
});
