import type { MutationRow } from "./mutation.ts";
import { type RequestParts, withFields, withoutField } from "./request-parts.ts";

/** The body as it is, under these lengths and no transfer coding; `N` stands for the right one. */
export function withLengths(parts: RequestParts, ...lengths: readonly string[]): RequestParts {
	const right = String(parts.body.length);
	return withFields(
		withoutField(parts, "content-length", "transfer-encoding"),
		...lengths.map((length) => `Content-Length:${length.replaceAll("N", right)}`),
	);
}

const plainly = (parts: RequestParts, form: string): RequestParts => withLengths(parts, ` ${form}`);

/** What Content-Length says (RFC 9112 §6.2 and §6.3, REQ-06, REQ-09, REQ-10). */
export const lengthMutations: readonly MutationRow[] = [
	{
		id: "length-in-blanks",
		threats: ["HDR-03"],
		reading: "kept",
		forms: ["  N", " N  ", "\tN\t"],
		spoil: (parts, form) => withLengths(parts, form),
	},
	{
		id: "length-zeros-first",
		threats: ["BOD-11"],
		reading: "open",
		forms: ["0N", "0000000000000000000000N"],
		spoil: plainly,
	},
	{
		id: "length-twice",
		threats: ["AVL-05"],
		reading: "open",
		forms: ["N"],
		spoil: (parts, form) => withLengths(parts, " N", ` ${form}`),
	},
	{
		id: "length-twice-differing",
		threats: ["AVL-05", "FWD-25"],
		reading: "never",
		requirement: "REQ-09",
		forms: ["1N", "2N"],
		spoil: (parts, form) => withLengths(parts, " N", ` ${form}`),
	},
	{ id: "length-list", threats: ["AVL-05"], reading: "open", forms: ["N, N", "N,N"], spoil: plainly },
	{
		id: "length-list-differing",
		threats: ["AVL-05", "FWD-25"],
		reading: "never",
		requirement: "REQ-09",
		forms: ["N, 1N", "1N,N"],
		spoil: plainly,
	},
	{
		id: "length-no-number",
		threats: ["AVL-05", "LIM-03"],
		reading: "never",
		requirement: "REQ-09",
		forms: ["+N", "-1", "0xN", "N N", "N.0", "N;", "Ne0", '"N"', "NaN", ""],
		weight: 3,
		spoil: plainly,
	},
	{
		id: "length-without-end",
		threats: ["LIM-03"],
		reading: "never",
		requirement: "REQ-06",
		forms: ["99999999999999999999", "18446744073709551616N", "9223372036854775807", "4294967296N"],
		weight: 2,
		spoil: plainly,
	},
	{
		id: "length-too-long",
		threats: ["AVL-06", "BOD-19"],
		reading: "open",
		forms: ["1", "45"],
		weight: 2,
		spoil: (parts, form) => withLengths(parts, ` ${parts.body.length + Number(form)}`),
	},
	{
		id: "length-too-short",
		threats: ["FWD-25", "BOD-21"],
		reading: "open",
		forms: ["1", "3", "all"],
		weight: 3,
		spoil: (parts, form) =>
			withLengths(parts, ` ${Math.max(0, form === "all" ? 0 : parts.body.length - Number(form))}`),
	},
	{
		id: "no-length",
		threats: ["FWD-25", "BOD-10"],
		reading: "open",
		forms: ["none"],
		weight: 2,
		spoil: (parts) => withLengths(parts),
	},
];
