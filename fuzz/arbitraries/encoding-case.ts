import * as fc from "fast-check";
import type { EncodingCase } from "../laws/encoding.ts";
import { textEdit } from "./text-edit.ts";

/** Bytes of every length modulo 3, and a change of their text: other characters of the alphabet, padding, white space. */
export const encodingCase: fc.Arbitrary<EncodingCase> = fc.record({
	encoding: fc.constantFrom("hex", "base64", "base64url"),
	bytes: fc.uint8Array({ maxLength: 9 }).map((bytes) => Buffer.from(bytes).toString("hex")),
	edit: fc.oneof(
		{ weight: 2, arbitrary: textEdit },
		{
			weight: 3,
			arbitrary: fc.record({
				kind: fc.constant("insert" as const),
				at: fc.constantFrom(0, 0.5, 0.999),
				text: fc.constantFrom("=", "==", "A", "B", "f", "F", "+", "-", "/", "_", " ", "\n", "\u0000", "\u00e9"),
			}),
		},
	),
});
