import { Buffer } from "node:buffer";
import { gunzipSync, inflateSync } from "node:zlib";
import {
	asPythonWrites,
	escapedSlashes,
	nonAsciiEscaped,
	parsedJson,
	sortedMembers,
	withoutBlanks,
} from "../json-dialects.ts";
import { forms, type Mistake, type Step } from "../mistake.ts";
import { formDecode, percentEncode } from "../percent.ts";

const requirement = "HMAC-BODY-02";
const remedy = "Make the body's bytes once, hash those bytes, and send those same bytes.";
const asSent = { remedy, requirement };

type BodyStep = Extract<Step, { at: "body" }>;

function bytes(change: (body: Buffer) => Buffer | undefined): BodyStep {
	return { at: "body", change: (body) => (body.length === 0 ? undefined : change(body)) };
}

/** For bodies that are UTF-8 text. */
function text(change: (text: string) => string | undefined): BodyStep {
	return bytes((body) => {
		const read = body.toString("utf8");
		if (!Buffer.from(read, "utf8").equals(body)) return undefined;
		const changed = change(read);
		return changed === undefined ? undefined : Buffer.from(changed, "utf8");
	});
}

/** For bodies that are JSON. */
function json(write: (value: unknown, text: string) => string): BodyStep {
	return text((read) => {
		const parsed = parsedJson(read);
		return parsed === undefined ? undefined : write(parsed.value, read);
	});
}

function whenEmpty(body: string): BodyStep {
	return { at: "body", change: (given) => (given.length === 0 ? Buffer.from(body) : undefined) };
}

/** A compressed body of more than this is not looked into. */
const maxInflated = 16 * 1024 * 1024;

function inflated(body: Buffer): Buffer | undefined {
	try {
		return body[0] === 0x1f
			? gunzipSync(body, { maxOutputLength: maxInflated })
			: body[0] === 0x78
				? inflateSync(body, { maxOutputLength: maxInflated })
				: undefined;
	} catch {
		return undefined;
	}
}

/** Other bytes hashed than those that are sent. */
export const bodyMistakes: readonly Mistake[] = [
	...forms(
		{ id: "body/json-compact", does: "hash the JSON body written anew without blanks", ...asSent },
		json((value) => JSON.stringify(value)),
		json((_, read) => withoutBlanks(read)),
		json((value) => nonAsciiEscaped(JSON.stringify(value))),
	),
	...forms(
		{ id: "body/json-pretty", does: "hash the JSON body written anew with indentation", ...asSent },
		json((value) => JSON.stringify(value, undefined, 2)),
		json((value) => JSON.stringify(value, undefined, 4)),
		json((value) => JSON.stringify(value, undefined, "\t")),
	),
	...forms(
		{ id: "body/json-python", does: "hash the JSON body written anew as Python's json.dumps writes it", ...asSent },
		json((value) => nonAsciiEscaped(asPythonWrites(value))),
		json((value) => asPythonWrites(value)),
	),
	...forms(
		{ id: "body/json-sorted", does: "hash the JSON body with its members sorted", ...asSent },
		json((value) => JSON.stringify(sortedMembers(value))),
		json((value) => nonAsciiEscaped(asPythonWrites(sortedMembers(value)))),
		json((value) => asPythonWrites(sortedMembers(value))),
	),
	...forms(
		{ id: "body/json-php", does: "hash the JSON body written anew as PHP's json_encode writes it", ...asSent },
		json((value) => nonAsciiEscaped(escapedSlashes(JSON.stringify(value)))),
		json((value) => escapedSlashes(JSON.stringify(value))),
	),
	...forms(
		{ id: "body/json-twice", does: "hash the body written as a JSON string, that is encoded twice", ...asSent },
		text((read) => JSON.stringify(read)),
	),
	...forms(
		{ id: "body/trimmed", does: "hash the body without the white space at its ends", ...asSent },
		text((read) => read.trim()),
		text((read) => read.trimEnd()),
	),
	...forms(
		{ id: "body/newline-dropped", does: "hash the body without the line end at its end", ...asSent },
		bytes((body) => Buffer.from(body.toString("latin1").replace(/\r?\n$/, ""), "latin1")),
	),
	...forms(
		{ id: "body/newline-added", does: "hash the body with a line feed added to its end", ...asSent },
		bytes((body) => Buffer.concat([body, Buffer.from("\n")])),
	),
	...forms(
		{ id: "body/crlf-to-lf", does: "hash the body with its line ends turned into LF", ...asSent },
		bytes((body) => Buffer.from(body.toString("latin1").replaceAll("\r\n", "\n"), "latin1")),
	),
	...forms(
		{ id: "body/lf-to-crlf", does: "hash the body with its line ends turned into CR LF", ...asSent },
		bytes((body) => Buffer.from(body.toString("latin1").replace(/\r?\n/g, "\r\n"), "latin1")),
	),
	...forms(
		{
			id: "body/newlines-dropped",
			does: "hash the body without its line ends, as `curl -d @file` sends it",
			...asSent,
		},
		bytes((body) => Buffer.from(body.toString("latin1").replace(/[\r\n\0]/g, ""), "latin1")),
	),
	...forms(
		{ id: "body/mark-dropped", does: "hash the body without its byte order mark", ...asSent },
		text((read) => read.replace(/^\ufeff/, "")),
	),
	...forms(
		{ id: "body/mark-added", does: "hash the body with a byte order mark before it", ...asSent },
		bytes((body) => Buffer.concat([Buffer.from("\ufeff"), body])),
	),
	...forms(
		{
			id: "body/utf-8-twice",
			does: "hash the body encoded as UTF-8 twice, its bytes taken for Latin-1 characters",
			...asSent,
		},
		bytes((body) => Buffer.from(body.toString("latin1"), "utf8")),
	),
	...forms(
		{ id: "body/latin-1", does: "hash the body in Latin-1 although you send UTF-8", ...asSent },
		bytes(latin1Of),
	),
	...forms(
		{ id: "body/utf-16", does: "hash the body in UTF-16", ...asSent },
		bytes((body) => Buffer.from(body.toString("utf8"), "utf16le")),
	),
	...forms(
		{
			id: "body/read-as-text",
			does: "read the body as UTF-8 text before you hash it, so that other bytes are lost",
			...asSent,
		},
		bytes((body) => Buffer.from(body.toString("utf8"), "utf8")),
	),
	...forms(
		{ id: "body/cut-at-nul", does: "hash the body up to its first NUL byte", ...asSent },
		bytes((body) => (body.includes(0) ? body.subarray(0, body.indexOf(0)) : undefined)),
	),
	...forms(
		{ id: "body/base64", does: "hash the base64 text of the body", ...asSent },
		bytes((body) => Buffer.from(body.toString("base64"))),
	),
	...forms(
		{ id: "body/hex", does: "hash the hexadecimal text of the body", ...asSent },
		bytes((body) => Buffer.from(body.toString("hex"))),
	),
	...forms(
		{
			id: "body/decompressed",
			does: "hash the body before it is compressed",
			...asSent,
			remedy: "Hash the compressed bytes, as they are sent.",
		},
		bytes(inflated),
	),
	...forms({ id: "body/form-decoded", does: "hash the form in the body decoded", ...asSent }, text(formDecode)),
	...forms(
		{ id: "body/form-rewritten", does: "parse the form in the body and hash it written anew", ...asSent },
		text((read) => new URLSearchParams(read).toString()),
		text((read) =>
			[...new URLSearchParams(read)].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join("&"),
		),
	),
	...forms(
		{
			id: "body/never",
			does: "hash nothing in place of the body",
			remedy: "Hash the body's bytes, whatever the method is.",
			requirement: "HMAC-BODY-01",
		},
		bytes(() => Buffer.alloc(0)),
	),
	...forms(
		{
			id: "body/only-of-post-and-put",
			does: "hash the body of POST, PUT and PATCH only",
			remedy: "Hash the body's bytes, whatever the method is.",
			requirement: "HMAC-BODY-01",
		},
		{ at: "body", change: (body, { method }) => (["POST", "PUT", "PATCH"].includes(method) ? body : Buffer.alloc(0)) },
		{ at: "body", change: (body, { method }) => (["POST", "PUT"].includes(method) ? body : Buffer.alloc(0)) },
		{ at: "body", change: (body, { method }) => (method === "POST" ? body : Buffer.alloc(0)) },
	),
	...forms(
		{
			id: "body/something-when-empty",
			does: "hash a text such as {} or null when there is no body",
			remedy: "Hash zero bytes when you send no body.",
			requirement: "HMAC-BODY-03",
		},
		...["{}", "null", '""', "undefined", "None", "[]", "\n", " "].map(whenEmpty),
	),
];

function latin1Of(body: Buffer): Buffer | undefined {
	const read = body.toString("utf8");
	return Buffer.from(read, "utf8").equals(body) && !/[^\0-\xff]/.test(read) ? Buffer.from(read, "latin1") : undefined;
}

function encoded(value: string): string {
	return percentEncode(Buffer.from(value, "utf8").toString("latin1"), { dialect: "unreserved" });
}
