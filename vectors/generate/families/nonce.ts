import type { SchemeName } from "../../format.ts";
import { type SigningCase, signingFile } from "../make/signing.ts";
import { type VerificationCase, verificationFile } from "../make/verification.ts";

/** Each of the 64 allowed characters once. */
const ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-";
const nonceOf = (length: number): string => ALPHABET.repeat(2).slice(0, length);
const lengths = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

const head = (length: number, comment: string) => ({
	slug: `length-${length}`,
	requirement: "HMAC-HDR-07",
	flags: ["NonceGrammar"],
	comment,
});
const wellFormed = lengths(16, 64).map((length) => ({
	head: head(length, length === 64 ? "All 64 allowed characters." : `A nonce of ${length} characters.`),
	nonce: nonceOf(length),
}));
const tooShortOrLong = [...lengths(1, 15), 65, 66, 96, 128].map((length) => ({
	head: head(length, `A nonce of ${length} characters, which is too ${length < 16 ? "short" : "long"}.`),
	nonce: nonceOf(length),
}));

const signCases: readonly SigningCase[] = [
	...wellFormed.map(({ head, nonce }) => ({ ...head, input: { nonce } })),
	...tooShortOrLong.map(({ head, nonce }) => ({
		...head,
		input: { nonce },
		refusal: { code: "malformed_request" },
	})),
];
const verifyCases: readonly VerificationCase[] = [
	...wellFormed.map(({ head, nonce }) => ({ ...head, sent: { nonce } })),
	...tooShortOrLong.map(({ head, nonce }) => ({
		...head,
		sent: { nonce },
		refusal: { status: 400, code: "malformed_request", step: "credentials" } as const,
	})),
];

const signed = (family: string, scheme: SchemeName) =>
	signingFile(family, scheme, "A nonce of every length, and those that are too short or too long.", signCases);
const verified = (family: string, scheme: SchemeName) =>
	verificationFile(family, scheme, "A nonce of every length, and those that are too short or too long.", verifyCases);

export const v1SignNonce = signed("v1-sign-nonce", "countersign-v1");
export const sortedSignNonce = signed("sorted-sign-nonce", "sorted-query");
export const v1VerifyNonce = verified("v1-verify-nonce", "countersign-v1");
export const sortedVerifyNonce = verified("sorted-verify-nonce", "sorted-query");
