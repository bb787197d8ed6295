import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Manifest, SigningFile, SigningInput } from "../../vectors/format.ts";
import { isKnownMethod } from "./authorize.ts";
import { type CoveredParts, stringToSign } from "./canonicalize.ts";
import { headerRoles, trimOws } from "./headers.ts";
import { secretBytes, signatureText } from "./hmac.ts";
import { parseHost } from "./host.ts";
import type { HeaderRole, Scheme } from "./scheme.ts";
import { builtInSchemes } from "./scheme.ts";
import { parseTarget } from "./target.ts";

function published<T>(path: string): T {
	const document: T = JSON.parse(readFileSync(new URL(`../../vectors/${path}`, import.meta.url), "utf8"));
	return document;
}

const files = published<Manifest>("manifest.json")
	.files.filter(({ kind }) => kind === "signing")
	.map(({ path }) => published<SigningFile>(path));

function valuesOf(headers: SigningInput["headers"], name: string): readonly string[] {
	return headers.filter(([each]) => each.toLowerCase() === name).map(([, value]) => trimOws(value));
}

function isInGrammar(role: HeaderRole, text: string, scheme: Scheme): boolean {
	return new RegExp(`^(?:${scheme.headers[role].pattern})$`).test(text);
}

/** What a signer of the core's parts answers, after section 4 of the specification. */
function sign(input: SigningInput, scheme: Scheme): unknown {
	const { keyId, nonce, method, headers, secret } = input;
	const refusal = (code: string, more = {}) => ({ refusal: { code, ...more } });
	const [, protocol = "", authority = "", rest = ""] = /^(https?):\/\/([^/?#]*)(.*)$/is.exec(input.url) ?? [];
	const host = parseHost(authority, protocol.toLowerCase() === "https" ? 443 : 80);
	if (!host.ok) {
		return refusal("malformed_url");
	}
	if (!isKnownMethod(method)) {
		return refusal("method_not_allowed");
	}
	const target = parseTarget(rest === "" || rest.startsWith("?") ? `/${rest}` : rest, scheme);
	if (!target.ok) {
		return { refusal: target.refusal };
	}
	const body = Buffer.from(input.bodyBase64, "base64");
	const types = valuesOf(headers, "content-type");
	const [contentType = ""] = types;
	const timestamp = String(input.timestamp);
	const contentHash = createHash("sha256").update(body).digest("hex");
	const fields: Partial<Record<HeaderRole, string>> = { keyId, timestamp, nonce };
	if (
		Object.entries(fields).some(([role, text]) => !isInGrammar(role as HeaderRole, text, scheme)) ||
		!/^[\x20-\x7e]*$/.test(contentType) ||
		types.length > 1 ||
		headerRoles.some((role) => valuesOf(headers, scheme.headers[role].name).length > 0) ||
		(body.length > 0 && (method === "GET" || method === "HEAD"))
	) {
		return refusal("malformed_request");
	}
	if (valuesOf(headers, "authorization").some((value) => value !== "")) {
		return refusal("conflicting_credentials");
	}
	const key = secretBytes(secret, scheme);
	if (key === undefined) {
		return refusal("weak_secret");
	}
	const parts: CoveredParts = {
		keyId,
		timestamp,
		nonce,
		method,
		host: host.value,
		target: target.value,
		contentType,
		contentHash,
	};
	const text = stringToSign(parts, scheme);
	const signature = signatureText(createHmac("sha256", key).update(text).digest(), scheme);
	return { stringToSign: text, signature, contentHash };
}

describe.each(files)("the signing vectors of $family", ({ vectors, scheme: name }) => {
	it.each(vectors)("$id", ({ input, expect: expected }) => {
		const scheme = builtInSchemes[name];
		expect(scheme).toBeDefined();
		const answer = scheme && sign(input, scheme);
		if ("refusal" in expected) {
			expect(answer).toEqual(expected);
		} else {
			const { stringToSign: text, signature, contentHash } = expected;
			expect(answer).toEqual({ stringToSign: text, signature, contentHash });
		}
	});
});

it("has all published signing vectors", () => {
	const counted = published<Manifest>("manifest.json").files.filter(({ kind }) => kind === "signing");
	const total = counted.reduce((sum, { count }) => sum + count, 0);
	expect(files.reduce((sum, { vectors }) => sum + vectors.length, 0)).toBe(total);
	expect(total).toBeGreaterThan(100);
});
