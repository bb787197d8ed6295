import { withLengths } from "./length-mutations.ts";
import type { MutationRow } from "./mutation.ts";
import { mapFields, type RequestParts, withFields, withoutField } from "./request-parts.ts";

const lastChunk = "0\r\n\r\n";

/** The body in chunks of so many bytes, without the last chunk. */
function chunks(body: string, size: number): string {
	const parts: string[] = [];
	for (let start = 0; start < body.length; start += size) {
		const part = body.slice(start, start + size);
		parts.push(`${part.length.toString(16)}\r\n${part}\r\n`);
	}
	return parts.join("");
}

/** The body in one chunk, without the last one. */
function oneChunk(body: string): string {
	return chunks(body, Math.max(1, body.length));
}

/** In place of the body and its length: this text under `Transfer-Encoding: chunked`, or other fields. */
function coded(parts: RequestParts, body: string, ...fields: readonly string[]): RequestParts {
	const bare = withoutField(parts, "content-length", "transfer-encoding");
	return { ...withFields(bare, ...(fields.length === 0 ? ["Transfer-Encoding: chunked"] : fields)), body };
}

/** The same, well coded, under other fields. */
function codedAs(parts: RequestParts, ...fields: readonly string[]): RequestParts {
	return coded(parts, oneChunk(parts.body) + lastChunk, ...fields);
}

/** The whole body behind this chunk line, `N` being the right size. */
function behindLine(parts: RequestParts, line: string): RequestParts {
	const { body } = parts;
	const data = body === "" ? "\r\n" : `${body}\r\n${lastChunk}`;
	return coded(parts, `${line.replaceAll("N", body.length.toString(16))}\r\n${data}`);
}

/** Broken chunks are never an empty body, nor a whole one (RFC 9112 §7.1, REQ-10). */
const broken = { threats: ["AVL-05", "BOD-18"], reading: "never", requirement: "REQ-10" } as const;

/** Transfer codings, alone and beside a length, and the chunks under them (RFC 9112 §6.1, §6.3 and §7). */
export const chunkMutations: readonly MutationRow[] = [
	{
		id: "chunked",
		threats: ["BOD-12"],
		reading: "kept",
		forms: ["100", "3", "1"],
		weight: 3,
		spoil: (parts, form) =>
			coded(parts, chunks(parts.body, Math.max(Number(form), parts.body.length >> 8)) + lastChunk),
	},
	{
		id: "coding-in-other-letters",
		threats: ["BOD-12"],
		reading: "kept",
		forms: ["Transfer-Encoding: Chunked", "TRANSFER-ENCODING: CHUNKED", "transfer-encoding:chunked"],
		spoil: (parts, form) => codedAs(parts, form),
	},
	{
		id: "coding-unknown",
		threats: ["BOD-18", "FWD-25"],
		reading: "never",
		requirement: "REQ-10",
		forms: ["xchunked", "identity", "gzip", "chunkedx", "chunked, gzip"],
		weight: 2,
		spoil: (parts, form) => codedAs(parts, `Transfer-Encoding: ${form}`),
	},
	{
		id: "coding-list",
		threats: ["FWD-25"],
		reading: "open",
		forms: ["gzip, chunked", "identity, chunked", "chunked, chunked", ", chunked", "chunked,"],
		spoil: (parts, form) => codedAs(parts, `Transfer-Encoding: ${form}`),
	},
	{
		id: "coding-twice",
		threats: ["FWD-25"],
		reading: "open",
		forms: ["chunked", "identity", "gzip", "x"],
		spoil: (parts, form) => codedAs(parts, "Transfer-Encoding: chunked", `Transfer-Encoding: ${form}`),
	},
	{
		id: "length-and-chunked",
		threats: ["BOD-21", "FWD-25", "LIM-04"],
		reading: "open",
		forms: ["N", "0", "3", "400"],
		weight: 4,
		spoil: (parts, form) => {
			const length = form === "N" ? String(parts.body.length) : form;
			return codedAs(parts, `Content-Length: ${length}`, "Transfer-Encoding: chunked");
		},
	},
	{
		id: "chunked-and-length",
		threats: ["BOD-21", "FWD-25"],
		reading: "open",
		forms: ["0", "3"],
		spoil: (parts, form) => codedAs(parts, "Transfer-Encoding: chunked", `Content-Length: ${form}`),
	},
	{
		id: "coding-disguised",
		threats: ["BOD-21", "FWD-25", "HDR-04"],
		reading: "open",
		forms: [
			"Transfer-Encoding : chunked",
			"Transfer-Encoding:\u000bchunked",
			"Transfer-Encoding: chunked\u000b",
			'Transfer-Encoding: "chunked"',
			"Transfer-Encoding: chunked;q=1",
			"Transfer_Encoding: chunked",
			"Transfer-Encoding\u0000: chunked",
			" Transfer-Encoding: chunked",
			"X-Odd: 1\nTransfer-Encoding: chunked",
			"X-Odd: 1\rTransfer-Encoding: chunked",
			"Transfer-Encoding:\r\n chunked",
		],
		weight: 4,
		spoil: (parts, form) => codedAs(parts, `Content-Length: ${oneChunk(parts.body).length + lastChunk.length}`, form),
	},
	{
		id: "chunk-extension",
		threats: ["AVL-05"],
		reading: "open",
		forms: ["N;a=b", 'N;a="b;c"', "N;a", "N ;a", "N;", "N "],
		weight: 2,
		spoil: behindLine,
	},
	{
		id: "chunk-extension-with-line-end",
		threats: ["AVL-05", "FWD-25"],
		reading: "open",
		forms: ["N;a\nb", "N;a\rb", "N;\n"],
		spoil: behindLine,
	},
	{
		id: "chunk-extension-long",
		threats: ["AVL-05", "LIM-12"],
		reading: "open",
		forms: ["300", "20000"],
		spoil: (parts, form) => behindLine(parts, `N;a=${"b".repeat(Number(form))}`),
	},
	{
		id: "chunk-size-zeros-first",
		threats: ["AVL-05"],
		reading: "open",
		forms: ["000N", "00000000000000000N"],
		spoil: behindLine,
	},
	{
		...broken,
		id: "chunk-size-bad",
		forms: ["zz", "0xN", "-N", "+N", "N_0", " N", "", ";a", "Ng", "N,N"],
		weight: 3,
		spoil: behindLine,
	},
	{
		...broken,
		id: "chunk-size-huge",
		forms: ["ffffffffffffffff", "1000000000000000N", "fffffffffffffffffffffN"],
		spoil: behindLine,
	},
	{
		...broken,
		id: "chunk-longer-than-said",
		forms: ["x", "xx\r\n", "\r\n"],
		spoil: (parts, form) => {
			const { body } = parts;
			return coded(parts, `${(body.length + 1).toString(16)}\r\n${body}x${form}\r\n${lastChunk}`);
		},
	},
	{
		...broken,
		id: "chunk-shorter-than-said",
		forms: ["1", "3"],
		spoil: (parts, form) => {
			const { body } = parts;
			return coded(parts, `${(body.length + Number(form)).toString(16)}\r\n${body}\r\n${lastChunk}`);
		},
	},
	{
		...broken,
		id: "last-chunk-missing",
		threats: ["AVL-05", "BOD-19"],
		forms: ["none"],
		weight: 2,
		spoil: (parts) => coded(parts, oneChunk(parts.body)),
	},
	{
		id: "chunks-of-bare-lf",
		threats: ["AVL-05", "FWD-25"],
		reading: "open",
		forms: ["all", "size", "data", "last"],
		spoil: (parts, form) => {
			const { body } = parts;
			const lf = (where: string) => (form === "all" || form === where ? "\n" : "\r\n");
			const data = body === "" ? "" : `${body.length.toString(16)}${lf("size")}${body}${lf("data")}`;
			return coded(parts, `${data}0${lf("last")}${lf("last")}`);
		},
	},
	{
		id: "trailers",
		threats: ["BOD-22"],
		reading: "open",
		forms: [
			"X-Odd: 1",
			"X-Nonce: trailer-nonce-0000",
			"X-User-Id: admin",
			"Content-Length: 3",
			"Transfer-Encoding: chunked",
			"Host: other.example",
			"no field",
			"\u0000",
		],
		weight: 2,
		spoil: (parts, form) => coded(parts, `${oneChunk(parts.body)}0\r\n${form}\r\n\r\n`),
	},
	{
		id: "framing-in-other-letters",
		threats: ["BOD-12"],
		reading: "kept",
		forms: ["upper", "lower"],
		spoil: (parts, form) =>
			mapFields(
				withLengths(parts, " N"),
				({ text }) => text.startsWith("Content-Length"),
				(text) => (form === "upper" ? text.toUpperCase() : text.toLowerCase()),
			),
	},
];
