/** Every character of a target that is allowed, and every one that is not, at changing offsets. */
import type { SchemeName } from "../../format.ts";
import { type SigningCase, signingFile } from "../make/signing.ts";
import { type VerificationCase, verificationFile } from "../make/verification.ts";

const ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const PATH = "-._~!$&'()*+,;=:@";
const QUERY = "-._~!$&()*+,;=:@/?";
const SORTED_QUERY = `${QUERY}'"<>[]\\^\`{|}`;

const hex = (code: number): string => code.toString(16).toUpperCase().padStart(2, "0");
const slugOf = (code: number): string => hex(code).toLowerCase();
const codesOf = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));
const queryOf = (scheme: SchemeName): string => (scheme === "countersign-v1" ? QUERY : SORTED_QUERY);
const codes = (allowed: string, more: string): number[] => {
	const ascii = Array.from({ length: 128 }, (_, code) => code);
	return [...ascii, 0x80, 0xa0, 0xc3, 0xe9, 0xff].filter(
		(code) => !`${ALPHANUMERIC}${allowed}${more}%`.includes(String.fromCharCode(code)),
	);
};

interface Target {
	slug: string;
	requirement: string;
	flags: string[];
	comment: string;
	target: string;
}

function allowed(scheme: SchemeName): Target[] {
	const target = (slug: string, comment: string, text: string): Target => ({
		slug,
		requirement: scheme === "countersign-v1" || !slug.startsWith("query") ? "TGT-12" : "SORT-06",
		flags: ["TargetVerbatim"],
		comment,
		target: text,
	});
	return [
		target("path-letters-and-digits", "Every letter and digit in the path.", `/${ALPHANUMERIC}`),
		target("query-letters-and-digits", "Every letter and digit in the query.", `/q?${ALPHANUMERIC}=${ALPHANUMERIC}`),
		...codesOf(PATH).map((code) =>
			target(`path-${slugOf(code)}`, `${hex(code)} in the path is allowed.`, `/a${String.fromCharCode(code)}b`),
		),
		...codesOf(queryOf(scheme)).map((code) =>
			target(`query-${slugOf(code)}`, `${hex(code)} in the query is allowed.`, `/q?a${String.fromCharCode(code)}b`),
		),
		...[0x00, 0x0a, 0x1f, 0x20, 0x25, 0x2f, 0x5c, 0x7f, 0x80, 0xff].map((code) =>
			target(
				`query-triplet-${slugOf(code)}`,
				`The triplet of ${hex(code)} in the query is allowed.`,
				`/q?a%${hex(code)}b`,
			),
		),
		...[0x20, 0x21, 0x25, 0x3f, 0x40, 0x5b, 0x80, 0xff].map((code) =>
			target(`path-triplet-${slugOf(code)}`, `The triplet of ${hex(code)} in the path is allowed.`, `/a%${hex(code)}b`),
		),
	];
}

const flagOf = (code: number): string => (code === 0x23 ? "Fragment" : code > 0x7f ? "RawNonAscii" : "ForbiddenByte");

function forbidden(scheme: SchemeName): VerificationCase[] {
	const refused = (slug: string, flag: string, comment: string, before: string, what: string, reason: Reason) => ({
		slug,
		requirement: requirementOf(scheme, reason, before.includes("?")),
		flags: [flag],
		comment,
		sent: { target: `${before}${what}b` },
		refusal: { status: 400, code: "malformed_target", step: "target", offset: before.length, reason } as const,
	});
	const pathBefore = (code: number): string => `/${"a".repeat(code % 7)}`;
	const byte = String.fromCharCode;
	return [
		...codes(PATH, "/?").map((code) =>
			refused(
				`path-byte-${slugOf(code)}`,
				flagOf(code),
				`The byte ${hex(code)} in the path.`,
				pathBefore(code),
				byte(code),
				"forbidden_character",
			),
		),
		...codes(queryOf(scheme), "").map((code) =>
			refused(
				`query-byte-${slugOf(code)}`,
				flagOf(code),
				`The byte ${hex(code)} in the query.`,
				`/q?${"a".repeat(code % 7)}`,
				byte(code),
				"forbidden_character",
			),
		),
		...[...Array(32).keys(), 0x2f, 0x5c, 0x7f].map((code) =>
			refused(
				`path-triplet-${slugOf(code)}`,
				"EncodedSeparator",
				`The triplet of ${hex(code)} in the path.`,
				pathBefore(code),
				`%${hex(code)}`,
				"forbidden_triplet",
			),
		),
		...(scheme === "sorted-query" ? [] : [...codesOf(ALPHANUMERIC), ...codesOf("-._~")]).map((code) =>
			refused(
				`path-triplet-${slugOf(code)}`,
				"UnreservedTriplet",
				`The triplet of the unreserved ${hex(code)} in the path.`,
				pathBefore(code),
				`%${hex(code)}`,
				"unreserved_triplet",
			),
		),
	];
}

type Reason = "forbidden_character" | "forbidden_triplet" | "unreserved_triplet";

function requirementOf(scheme: SchemeName, reason: Reason, inQuery: boolean): string {
	if (scheme === "sorted-query") return inQuery ? "SORT-03" : "SORT-02";
	return { forbidden_character: "TGT-05", forbidden_triplet: "TGT-09", unreserved_triplet: "TGT-08" }[reason];
}

const signCases = (scheme: SchemeName): SigningCase[] =>
	allowed(scheme).map(({ target, ...head }) => ({ ...head, input: { url: `https://gw.example.com${target}` } }));
const verifyCases = (scheme: SchemeName): VerificationCase[] => [
	...allowed(scheme).map(({ target, ...head }) => ({ ...head, sent: { target } })),
	...forbidden(scheme).map((given) => ({
		...given,
		slug: `refused-${given.slug}`,
	})),
];

const signed = (family: string, scheme: SchemeName) =>
	signingFile(family, scheme, "Every character that a path and a query may have.", signCases(scheme));
const verified = (family: string, scheme: SchemeName) =>
	verificationFile(
		family,
		scheme,
		"Every character that a path and a query may have, and every one that they may not.",
		verifyCases(scheme),
	);

export const v1SignCharacters = signed("v1-sign-characters", "countersign-v1");
export const sortedSignCharacters = signed("sorted-sign-characters", "sorted-query");
export const v1VerifyCharacters = verified("v1-verify-characters", "countersign-v1");
export const sortedVerifyCharacters = verified("sorted-verify-characters", "sorted-query");
