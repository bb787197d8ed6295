import { z } from "zod";
import type { SchemeName, SigningInput } from "../../vectors/format.ts";
import { baseInput } from "../../vectors/generate/make/signing.ts";

/** What a signer can be given to show a finding: one input, or the two of a pair. */
export type SignerInputs =
	| { readonly ok: true; readonly scheme: SchemeName; readonly inputs: readonly SigningInput[] }
	| { readonly ok: false; readonly reason: string };

const text = z.string();
const Raw = z.strictObject({
	method: text,
	target: text,
	host: text,
	contentType: text.optional(),
	keyId: text,
	timestamp: text,
	nonce: text,
	contentHash: text,
});
const Given = z.strictObject({
	keyId: text,
	secret: text,
	timestamp: z.number(),
	nonce: text,
	method: text,
	url: text,
	headers: z.array(z.tuple([text, text])),
	bodyBase64: text,
});
const Pair = z.strictObject({ left: Raw, right: Raw });
const Case = z.strictObject({
	scheme: z.enum(["countersign-v1", "sorted-query"]),
	input: z.union([Given, Pair, text, z.tuple([text])]),
});

const none =
	"its input is nothing that a signer is given: neither a signing input, nor a pair of requests, nor a target";

/** What a signer can be given to show the same; the shapes are those of the properties of canonicalization and of signers. */
export function signerInputs(input: unknown): SignerInputs {
	const parsed = Case.safeParse(Array.isArray(input) && input.length === 1 ? input[0] : input);
	if (!parsed.success) {
		const several = Array.isArray(input) && input.length > 1 && input.every((one) => Case.safeParse(one).success);
		return { ok: false, reason: several ? `its input is ${input.length} things at once, and a vector is one` : none };
	}
	const { scheme, input: given } = parsed.data;
	if (typeof given === "string") return ofTarget(scheme, given);
	if (Array.isArray(given)) return ofTarget(scheme, given[0]);
	return "left" in given ? ofPair(scheme, given) : checked({ ok: true, scheme, inputs: [given] });
}

/** Of a URL nobody can give a signer half a character. */
function checked(inputs: Extract<SignerInputs, { ok: true }>): SignerInputs {
	const isWhole = inputs.inputs.every(({ url, secret }) => url.isWellFormed() && secret.isWellFormed());
	return isWhole
		? inputs
		: { ok: false, reason: "it has half a character, which no URL and no secret of a vector can have" };
}

/** Bytes above 7F: a signer reads a URL as text in UTF-8, a gateway reads a target as bytes. */
const singleBytes = /[\u0080-\u00ff]/;
const noSpelling = "it has bytes above 7F, which have no one spelling in the URL that a signer is given";

function ofTarget(scheme: SchemeName, target: string): SignerInputs {
	if (singleBytes.test(target)) return { ok: false, reason: noSpelling };
	if (!target.startsWith("/"))
		return { ok: false, reason: "its target does not begin with a slash, and would be another URL" };
	return checked({ ok: true, scheme, inputs: [{ ...baseInput, url: `https://gw.example.com${target}` }] });
}

function ofPair(scheme: SchemeName, { left, right }: z.infer<typeof Pair>): SignerInputs {
	if (left.contentHash !== right.contentHash) {
		return { ok: false, reason: "the two differ in the content hash, which a signer is not given but makes itself" };
	}
	const both = [left, right];
	if (both.some(({ target, host }) => singleBytes.test(target + host))) return { ok: false, reason: noSpelling };
	if (both.some(({ timestamp }) => String(Number(timestamp)) !== timestamp)) {
		return { ok: false, reason: "a timestamp is no number as it would be written, and a signer is given a number" };
	}
	return checked({ ok: true, scheme, inputs: both.map(ofRaw) });
}

function ofRaw({ method, target, host, contentType, keyId, timestamp, nonce }: z.infer<typeof Raw>): SigningInput {
	return {
		...baseInput,
		...{ keyId, timestamp: Number(timestamp), nonce, method },
		url: `https://${host}${target}`,
		headers: contentType === undefined ? [] : [["Content-Type", contentType]],
	};
}
