import { Buffer } from "node:buffer";
import * as fc from "fast-check";
import type { Body, Change } from "../../conformance/client/probe.ts";
import { applyTextEdit, type TextEdit, textEdit, triplet } from "./text-edit.ts";

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

/** The bytes of its UTF-8, a character for each. */
function latin1(text: string): string {
	return Buffer.from(text, "utf8").toString("latin1");
}

/** What ends a request line, or a header field, makes another request of it, which is for `http-exchanges` to say. */
export function inTarget(text: string): string {
	return latin1(text).replaceAll(/[\0-\x20\x7f]/g, triplet);
}

function inHeader(text: string): string {
	return latin1(text).replaceAll(/[\0\r\n]/g, "\t");
}
