import { Buffer } from "node:buffer";
import * as fc from "fast-check";
import type { Body, Change } from "../../conformance/client/probe.ts";
import { applyTextEdit, type TextEdit, textEdit } from "./text-edit.ts";

/** Parts of a signed request that whoever made it chose, and so knows what stands where. */
export interface ChosenParts {
	readonly query: string | undefined;
	readonly type: string | undefined;
	readonly body: Body | undefined;
}

/**
 * A part of a signed request is edited on its way: any part, anywhere in it. No list says what gateways are known to
 * overlook.
 */
export function partEdit({ query, type, body }: ChosenParts): fc.Arbitrary<Change> | undefined {
	const parts: ((edit: TextEdit) => Change)[] = [
		...(query === undefined
			? []
			: [(edit: TextEdit): Change => ({ inTarget: [`?${query}`, `?${inTarget(applyTextEdit(query, edit))}`] })]),
		...(type === undefined
			? []
			: [(edit: TextEdit): Change => ({ inHeader: ["Content-Type", type, inHeader(applyTextEdit(type, edit))] })]),
		...(body !== undefined && "text" in body
			? [(edit: TextEdit): Change => ({ body: { text: applyTextEdit(body.text, edit) } })]
			: []),
	];
	return parts.length === 0
		? undefined
		: fc.tuple(fc.constantFrom(...parts), textEdit).map(([editPart, edit]) => editPart(edit));
}

const pathText = fc
	.array(
		fc.constantFrom(
			...["a", "b", "Z", "0", "9", "-", "_", "~", ".", "/", ":", "@", "!", "$", "'", "(", "*", ",", ";", "="],
			...["%20", "%2B", "%2F", "%3F", "%25", "%7E", "%C3%A9", "%00", "%FF", "+", "&"],
		),
		{ maxLength: 6 },
	)
	// Letters that no template has, so that it is found in a target.
	.map((units) => `zqj${units.join("")}`);

/** The end of a path, and the same after an edit anywhere in it. */
export const editedTail: fc.Arbitrary<{ readonly one: string; readonly other: string }> = fc
	.tuple(pathText, textEdit)
	.map(([one, edit]) => ({ one, other: inTarget(applyTextEdit(one, edit)) }));

/** The bytes of its UTF-8, a character for each. */
function latin1(text: string): string {
	return Buffer.from(text, "utf8").toString("latin1");
}

/** What ends a request line, or a header field, makes another request of it, which is for `http-exchanges` to say. */
function inTarget(text: string): string {
	return latin1(text).replaceAll(/[\0-\x20\x7f]/g, (unit) => `%${unit.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

function inHeader(text: string): string {
	return latin1(text).replaceAll(/[\0\r\n]/g, "\t");
}
