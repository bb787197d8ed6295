import type { FieldName, SignedFields } from "../models/signed-fields.ts";
import { fieldNames } from "../models/signed-fields.ts";
import { alternatives, idsOf, type KindRow, kindsOf, kindsOfPart, kindsTogether } from "./kind-rows.ts";
import { timestampTextKinds } from "./timestamp-text-kinds.ts";

const some = (test: RegExp) => (fields: SignedFields) => fieldNames.some((name) => test.test(fields[name] ?? "value"));
const of = (name: FieldName, test: RegExp) => (fields: SignedFields) => test.test(fields[name] ?? "");
const isIdentifier = /^[ \t]*[A-Za-z0-9_-]+[ \t]*$/;

type Row = KindRow<SignedFields>;

/** That a field is missing, before what it can be an example of where it is there. */
function field(name: FieldName, id: string, threats: readonly string[], rows: readonly Row[]): readonly Row[] {
	return [{ id, threats, apart: idsOf(rows), is: (fields) => fields[name] === null }, ...rows];
}

/** What the five header fields of a signature can be an example of. */
export const signedFieldsKinds = kindsTogether(
	kindsOf<SignedFields>([
		{ id: "fields-empty", threats: ["AUT-14", "NON-27", "TSP-11"], is: some(/^$/) },
		{ id: "fields-in-blanks-of-http", threats: ["HDR-03"], is: some(/^[ \t]|[ \t]$/) },
		{
			id: "fields-in-other-blanks",
			threats: ["HDR-03", "NON-15"],
			is: some(/^[\u00a0\v\n\u3000]|[\u00a0\v\n\u3000]$/),
		},
		{ id: "fields-with-a-control", threats: ["HDR-06"], is: some(/(?!\t)\p{Cc}/u) },
		{ id: "fields-beyond-ascii", threats: ["HDR-07"], is: some(/\P{ASCII}/u) },
		{ id: "fields-in-a-list", threats: ["HDR-01", "NON-31"], is: some(/,/) },
		{ id: "fields-quoted", threats: ["HDR-01"], is: some(/^"/) },
		...field(
			"x-key-id",
			"fields-without-key-id",
			["AUT-05"],
			alternatives<SignedFields>(
				{
					id: "key-id-of-other-characters",
					threats: ["KEY-10", "KEY-26"],
					is: ({ "x-key-id": text }) => text !== null && text !== "" && !isIdentifier.test(text),
				},
				{ id: "key-id-too-long", threats: ["KEY-09"], is: of("x-key-id", /^[A-Za-z0-9_-]{65,}$/) },
			),
		),
		...field(
			"x-nonce",
			"fields-without-nonce",
			["NON-26"],
			alternatives<SignedFields>(
				{
					id: "nonce-of-other-characters",
					threats: ["NON-28"],
					is: ({ "x-nonce": text }) => text !== null && text !== "" && !isIdentifier.test(text),
				},
				{ id: "nonce-too-short", threats: ["NON-28", "NON-29"], is: of("x-nonce", /^[A-Za-z0-9_-]{1,15}$/) },
				{ id: "nonce-too-long", threats: ["NON-28"], is: of("x-nonce", /^[A-Za-z0-9_-]{65,}$/) },
			),
		),
		...field(
			"x-content-sha256",
			"fields-without-content-hash",
			["AUT-05"],
			alternatives<SignedFields>(
				{ id: "content-hash-unsigned", threats: ["BOD-04"], is: of("x-content-sha256", /^UNSIGNED-PAYLOAD$/) },
				{
					id: "content-hash-in-other-case",
					threats: ["BOD-03"],
					is: of("x-content-sha256", /^(?=.*[A-F])[0-9A-Fa-f]{64}$/),
				},
				{
					id: "content-hash-of-other-length",
					threats: ["BOD-03", "BOD-20"],
					is: of("x-content-sha256", /^(?![0-9a-f]{64}$)[0-9a-f]+$/),
				},
			),
		),
		...field(
			"x-signature",
			"fields-without-signature",
			["SIG-02"],
			[
				{ id: "signature-of-another-version", threats: ["SIG-08"], is: of("x-signature", /^v2=/) },
				{ id: "signature-in-upper-case", threats: ["SIG-06"], is: of("x-signature", /^v1=(?=.*[A-F])[0-9A-F]+$/i) },
				{ id: "signature-without-padding", threats: ["SIG-07"], is: of("x-signature", /^[A-Za-z0-9+/_-]{43}$/) },
				{
					id: "signature-for-urls",
					threats: ["SIG-07"],
					is: of("x-signature", /^(?!v)(?=.*[_-])[A-Za-z0-9_-]{40,}=?$/),
				},
				{ id: "signature-cut-short", threats: ["SIG-05", "SIG-15"], is: of("x-signature", /^v1=[0-9a-f]{0,63}$/) },
				{ id: "signature-too-long", threats: ["SIG-03"], is: of("x-signature", /^v1=[0-9a-f]{65,}$/) },
			],
		),
		{
			id: "fields-without-timestamp",
			threats: ["TSP-01"],
			apart: idsOf(timestampTextKinds.all),
			is: ({ "x-timestamp": text }) => text === null,
		},
	]),
	kindsOfPart(timestampTextKinds, ({ "x-timestamp": text }: SignedFields) => text ?? undefined),
);
