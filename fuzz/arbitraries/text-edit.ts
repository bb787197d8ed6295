import * as fc from "fast-check";

/**
 * One small change of a text; `at` and `span` are parts of its length in [0, 1). With `sign` it is done to one of the
 * characters that are neither a letter nor a digit, `at` a part of their number, as long as there are any.
 */
export type TextEdit = { readonly sign?: true } & (
	| { readonly kind: "insert" | "replace"; readonly at: number; readonly text: string }
	| { readonly kind: "delete"; readonly at: number; readonly span: number }
	| { readonly kind: "repeat"; readonly at: number; readonly span: number }
	| { readonly kind: "swap"; readonly at: number }
	| { readonly kind: "case"; readonly at: number }
	| { readonly kind: "encode"; readonly at: number }
	| { readonly kind: "decode"; readonly at: number }
);

const part = fc.integer({ min: 0, max: 999 }).map((thousandths) => thousandths / 1000);
const end = fc.constantFrom(0, 0.999);

/** Texts that parsers have been seen to drop, fold, split at or take for another. */
const inserted = fc.oneof(
	fc.constantFrom(
		...["a", "A", "0", "/", "?", "&", "=", ";", "+", "%20", "%2F", "%2f", ".", "/.", "/..", "//", "a=1", "&a=1", ","],
		...[
			" ",
			"\t",
			"\n",
			"\r\n",
			"\u0000",
			"\u000b",
			"\u00a0",
			"\u00e9",
			"\u0130",
			"\u017f",
			"\u212a",
			"\ufeff",
			"\ud800",
		],
	),
	fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 2 }),
);

/** Characters of a target that are neither a letter nor a digit (RFC 3986 §2.2, §2.3). */
export const targetSigns = ["-", "_", "~", ".", "/", ":", "@", "!", "$", "&", "'", "(", "*", "+", ",", ";", "=", "?"];
const signs = [...targetSigns, " ", '"'];

const sign = fc.constantFrom<{ sign?: true }>({}, { sign: true });

const edit = fc.oneof(
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constant("insert" as const),
			at: fc.oneof(part, end),
			text: fc.oneof(inserted, fc.constantFrom(...signs)),
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constant("replace" as const),
			at: part,
			text: fc.oneof(inserted, fc.constantFrom(...signs)),
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constantFrom("delete" as const, "repeat" as const),
			at: part,
			span: fc.constantFrom(0, 0, 0.3),
		}),
	},
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constantFrom("swap" as const, "case" as const, "encode" as const, "decode" as const),
			at: part,
		}),
	},
);

export const textEdit: fc.Arbitrary<TextEdit> = fc.tuple(edit, sign).map(([one, where]) => ({ ...one, ...where }));

/** The text after the edit; the same text where the edit finds nothing to change. */
export function applyTextEdit(text: string, edit: TextEdit): string {
	const at = placeOf(text, edit);
	const before = text.slice(0, at);
	const unit = text.slice(at, at + 1);
	const rest = text.slice(at + 1);
	switch (edit.kind) {
		case "insert":
			return before + edit.text + text.slice(at);
		case "replace":
			return text === "" ? text : before + edit.text + rest;
		case "delete":
			return before + text.slice(at + 1 + Math.floor(edit.span * text.length));
		case "repeat": {
			const upTo = at + 1 + Math.floor(edit.span * text.length);
			return text.slice(0, upTo) + text.slice(at);
		}
		case "swap":
			return before + rest.slice(0, 1) + unit + rest.slice(1);
		case "case":
			return before + (unit === unit.toUpperCase() ? unit.toLowerCase() : unit.toUpperCase()) + rest;
		case "encode":
			return unit === "" || unit.charCodeAt(0) > 0xff ? text : before + triplet(unit) + rest;
		case "decode":
			return (
				before +
				text
					.slice(at)
					.replace(/%([0-9A-Fa-f]{2})/, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
			);
	}
}

/** The triplet of its first character, which is a byte. */
export function triplet(unit: string): string {
	return `%${unit.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}

function placeOf(text: string, { kind, at, sign: isAtSign }: TextEdit): number {
	const places = isAtSign === true ? [...text.matchAll(/[^A-Za-z0-9]/g)].map(({ index }) => index) : [];
	return places[Math.floor(at * places.length)] ?? Math.floor(at * (text.length + (kind === "insert" ? 1 : 0)));
}
