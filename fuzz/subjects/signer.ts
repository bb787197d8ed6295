import { createHash, createHmac } from "node:crypto";
import {
	isKnownMethod,
	parseHost,
	parseSignedHeaders,
	parseTarget,
	type Refusal,
	type Scheme,
	secretBytes,
	signatureText,
	stringToSign,
	trimOws,
} from "../core.ts";
import type { SigningInput } from "../models/signing-input.ts";

/** What a signer answers, in so far as signers in different languages can be compared. */
export type SignerAnswer =
	| {
			readonly stringToSign: string;
			readonly signature: string;
			readonly headers: readonly (readonly [string, string])[];
	  }
	| { readonly error: string; readonly offset?: number | undefined; readonly reason?: string | undefined };

export type Signer = (
	input: SigningInput,
	scheme: "countersign-v1" | "sorted-query",
) => SignerAnswer | Promise<SignerAnswer>;

/** A signer by section 4 of the specification, made of the functions of the core. */
export function coreSigner(schemes: Readonly<Record<string, Scheme>>): Signer {
	return (input, name) => {
		const scheme = schemes[name];
		if (scheme === undefined) {
			throw new RangeError(`no scheme called ${name}`);
		}
		return sign(input, scheme);
	};
}

function sign(input: SigningInput, scheme: Scheme): SignerAnswer {
	const url = /^(https?):\/\/([^/?#]*)(.*)$/is.exec(input.url);
	const [, protocol = "", authority = "", rest = ""] = url ?? [];
	const host = parseHost(authority, protocol.toLowerCase() === "https" ? 443 : 80);
	if (url === null || !host.ok) {
		return { error: "malformed_url" };
	}
	if (!isKnownMethod(input.method)) {
		return { error: "method_not_allowed" };
	}
	const target = parseTarget(rest === "" || rest.startsWith("?") ? `/${rest}` : rest, scheme);
	if (!target.ok) {
		return refusedWith(target.refusal);
	}
	const body = Buffer.from(input.bodyBase64, "base64");
	const contentHash = createHash("sha256").update(body).digest("hex");
	const values = new Map([
		["x-key-id", input.keyId],
		["x-timestamp", String(input.timestamp)],
		["x-nonce", input.nonce],
		["x-content-sha256", contentHash],
		["x-signature", signatureText(new Uint8Array(32), scheme)],
	]);
	const signed = parseSignedHeaders((field) => values.get(field) ?? null, scheme);
	const types = valuesOf(input, "content-type");
	const contentType = types[0] ?? "";
	const refused =
		types.length > 1 ||
		!/^[\x20-\x7e]*$/.test(contentType) ||
		input.headers.some(([field]) => values.has(field.toLowerCase())) ||
		(body.length > 0 && (input.method === "GET" || input.method === "HEAD"));
	// A blank at an end would be removed by the gateway's parser: a signer that sends it signs what it does not say.
	if (!signed.ok || refused || signed.value.keyId !== input.keyId || signed.value.nonce !== input.nonce) {
		return { error: "malformed_request" };
	}
	if (valuesOf(input, "authorization").some((value) => value !== "")) {
		return { error: "conflicting_credentials" };
	}
	const secret = secretBytes(input.secret, scheme);
	if (secret === undefined) {
		return { error: "weak_secret" };
	}
	const { method } = input;
	const text = stringToSign({ ...signed.value, method, host: host.value, target: target.value, contentType }, scheme);
	const signature = signatureText(createHmac("sha256", secret).update(text, "latin1").digest(), scheme);
	return {
		stringToSign: text,
		signature,
		headers: [
			["X-Key-Id", input.keyId],
			["X-Timestamp", String(input.timestamp)],
			["X-Nonce", input.nonce],
			["X-Content-SHA256", contentHash],
			["X-Signature", signature],
		],
	};
}

/** The core knows no code for a URL or a secret; only a target's refusal has more than its code. */
function refusedWith({ code, offset, reason }: Refusal): SignerAnswer {
	return code === "malformed_target" ? { error: code, offset, reason } : { error: code };
}

function valuesOf(input: SigningInput, name: string): readonly string[] {
	return input.headers.filter(([field]) => field.toLowerCase() === name).map(([, value]) => trimOws(value));
}
