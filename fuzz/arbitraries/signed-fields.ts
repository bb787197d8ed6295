import * as fc from "fast-check";
import { fieldNames, type SchemeName, type SignedFields } from "../models/signed-fields.ts";
import { hex } from "./hex.ts";
import { keyId, nonce } from "./identifier.ts";
import { applyTextEdit, textEdit } from "./text-edit.ts";
import { timestampText } from "./timestamp-text.ts";

const base64 = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString("base64"));

const blanks = fc.constantFrom("", "", "", " ", "\t", " \t ", "\u00a0", "\u000b", "\n", "\u3000");

/** Spellings that parsers take for the value of some field. */
const spellings: readonly ((text: string) => string)[] = [
	(text) => text,
	(text) => text.toUpperCase(),
	(text) => text.toLowerCase(),
	(text) => `${text}, ${text}`,
	(text) => `${text},`,
	(text) => `"${text}"`,
	(text) => text.slice(0, -1),
	(text) => `${text}0`,
	(text) => text.replace(/^v1=/, ""),
	(text) => text.replace(/^v1=/, "v2="),
	(text) => text.replace(/=+$/, ""),
	(text) => text.replaceAll("+", "-").replaceAll("/", "_"),
	(text) => text.replace(/.=$/, "B="),
	(text) => text.replace(/[0-9a-f]/, "g"),
	() => "",
	() => "UNSIGNED-PAYLOAD",
];

/** The five fields of a request, all of them right or a few of them spelt in a way that is nearly right. */
export function signedFields(scheme: SchemeName): fc.Arbitrary<SignedFields> {
	const right: fc.Arbitrary<SignedFields> = fc.record({
		"x-key-id": keyId,
		"x-timestamp": timestampText(1_767_225_600).filter((text) => /^[1-9][0-9]{9}$/.test(text)),
		"x-nonce": nonce,
		"x-content-sha256": fc.oneof(
			{ weight: 4, arbitrary: hex(64) },
			{ weight: 1, arbitrary: fc.constant("UNSIGNED-PAYLOAD") },
		),
		"x-signature": scheme === "sorted-query" ? base64 : hex(64).map((digits) => `v1=${digits}`),
	});
	const name = fc.constantFrom(...fieldNames);
	const change = fc.oneof(
		{ weight: 4, arbitrary: fc.tuple(name, fc.constantFrom(...spellings)) },
		{
			weight: 3,
			arbitrary: fc.tuple(
				name,
				textEdit.map((edit) => (text: string) => applyTextEdit(text, edit)),
			),
		},
		{
			weight: 2,
			arbitrary: fc.tuple(
				name,
				fc.tuple(blanks, blanks).map(
					([left, right]) =>
						(text: string) =>
							left + text + right,
				),
			),
		},
		{
			weight: 1,
			arbitrary: fc.tuple(
				name,
				fc.constant(() => null),
			),
		},
	);
	const timestamp = timestampText(1_767_225_600).map((text) => ["x-timestamp", () => text] as const);
	const changes = fc.array(fc.oneof({ weight: 9, arbitrary: change }, { weight: 1, arbitrary: timestamp }), {
		maxLength: 2,
	});
	return fc.tuple(right, changes).map(([fields, list]) => {
		let current = fields;
		for (const [field, spell] of list) {
			current = { ...current, [field]: spell(current[field] ?? "") };
		}
		return current;
	});
}
