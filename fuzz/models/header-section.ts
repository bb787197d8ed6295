import { serialize } from "../../conformance/client/serialize.ts";
import type { WireRequest } from "../../conformance/client/wire.ts";

/** How large a header section is, in bytes as REQ counts them. */
export interface SectionSize {
	/** Each field by itself. */
	readonly bytes: number;
	/** What a gateway may count that was handed them joined, and takes every comma and SP for a joint. */
	readonly atMost: number;
}

export function sectionSize(request: WireRequest): SectionSize {
	const fields = fieldsOf(request);
	const own = ([name, value]: readonly [string, string]): number => name.length + value.length + 4;
	const joints = ([, value]: readonly [string, string]): number => value.match(/[, ]/g)?.length ?? 0;
	const bytes = fields.reduce((sum, field) => sum + own(field), 0);
	const more = fields.reduce((sum, field) => sum + joints(field) * (field[0].length + 4), 0);
	return { bytes, atMost: bytes + more };
}

/** The fields as they stand on the wire, those that the client adds among them. */
function fieldsOf(request: WireRequest): readonly (readonly [string, string])[] {
	const [first] = serialize({ ...request, body: new Uint8Array() }).steps;
	const [head = ""] = Buffer.from(first?.bytes ?? [])
		.toString("latin1")
		.split("\r\n\r\n", 1);
	return head
		.split("\r\n")
		.slice(1)
		.map((line) => {
			const at = line.indexOf(":");
			return [line.slice(0, at), line.slice(at + 1).replace(/^[ \t]+|[ \t]+$/g, "")] as const;
		});
}
