import { Buffer } from "node:buffer";
import { forms, type Mistake } from "../mistake.ts";

const requirement = "HMAC-HDR-09";
const head = {
	requirement,
	remedy:
		"Write the signature as the scheme has it: `v1=` and 64 lower-case hexadecimal digits under countersign-v1, padded base64 under sorted-query.",
};

function text(encoding: BufferEncoding): { write(mac: Buffer): string; read(written: string): Buffer } {
	return { write: (mac) => mac.toString(encoding), read: (written) => Buffer.from(written, encoding) };
}

function twice(
	outer: BufferEncoding,
	inner: BufferEncoding,
): { write(mac: Buffer): string; read(written: string): Buffer } {
	return {
		write: (mac) => Buffer.from(mac.toString(inner)).toString(outer),
		read: (written) => Buffer.from(Buffer.from(written, outer).toString("latin1"), inner),
	};
}

function grouped(between: string, upper: boolean): { write(mac: Buffer): string; read(written: string): Buffer } {
	return {
		write: (mac) => {
			const digits = (mac.toString("hex").match(/../g) ?? []).join(between);
			return upper ? digits.toUpperCase() : digits;
		},
		read: (written) => Buffer.from(written.replaceAll(between, ""), "hex"),
	};
}

/** The right MAC written in another way. */
export const signatureMistakes: readonly Mistake[] = [
	...forms(
		{ id: "signature/hex", does: "write the signature in hexadecimal", ...head },
		{ at: "encoding", ...text("hex") },
	),
	...forms(
		{ id: "signature/upper-case", does: "write the signature in upper-case hexadecimal", ...head },
		{
			at: "encoding",
			write: (mac) => mac.toString("hex").toUpperCase(),
			read: (written) => Buffer.from(written, "hex"),
		},
	),
	...forms(
		{ id: "signature/base64", does: "write the signature in base64", ...head },
		{ at: "encoding", ...text("base64") },
	),
	...forms(
		{ id: "signature/base64url", does: "write the signature in base64url", ...head },
		{ at: "encoding", ...text("base64url") },
		{
			at: "encoding",
			write: (mac) => mac.toString("base64").replaceAll("+", "-").replaceAll("/", "_"),
			read: (written) => Buffer.from(written, "base64url"),
		},
	),
	...forms(
		{ id: "signature/base64-unpadded", does: "leave out the padding of the signature's base64", ...head },
		{
			at: "encoding",
			write: (mac) => mac.toString("base64").replaceAll("=", ""),
			read: (written) => Buffer.from(written, "base64"),
		},
	),
	...forms(
		{ id: "signature/base64-of-hex", does: "write the base64 of the signature's hexadecimal text", ...head },
		{ at: "encoding", ...twice("base64", "hex") },
		{ at: "encoding", ...twice("base64url", "hex") },
	),
	...forms(
		{ id: "signature/hex-of-hex", does: "write the hexadecimal text of the signature in hexadecimal again", ...head },
		{ at: "encoding", ...twice("hex", "hex") },
	),
	...forms(
		{ id: "signature/hex-of-base64", does: "write the base64 text of the signature in hexadecimal", ...head },
		{ at: "encoding", ...twice("hex", "base64") },
	),
	...forms(
		{ id: "signature/base64-twice", does: "write the signature in base64 twice", ...head },
		{ at: "encoding", ...twice("base64", "base64") },
	),
	...forms(
		{ id: "signature/percent-encoded", does: "percent-encode the base64 of the signature", ...head },
		{
			at: "encoding",
			write: (mac) => encodeURIComponent(mac.toString("base64")),
			read: (written) =>
				Buffer.from(written.replaceAll("%2B", "+").replaceAll("%2F", "/").replaceAll("%3D", "="), "base64"),
		},
	),
	...forms(
		{ id: "signature/grouped", does: "write the bytes of the signature with something between them", ...head },
		{ at: "encoding", ...grouped("-", true) },
		{ at: "encoding", ...grouped(":", true) },
		{ at: "encoding", ...grouped("-", false) },
		{ at: "encoding", ...grouped(":", false) },
		{ at: "encoding", ...grouped(" ", false) },
		{ at: "encoding", ...grouped(" ", true) },
	),
	...forms(
		{
			id: "signature/zeros-lost",
			does: "lose the leading zero of each byte, as Integer.toHexString does",
			...head,
			remedy: "Write every byte of the signature with two hexadecimal digits.",
		},
		{ at: "encoding", write: (mac) => [...mac].map((byte) => byte.toString(16)).join("") },
	),
	...forms(
		{
			id: "signature/number",
			does: "write the signature as one hexadecimal number, which loses zeros at its beginning",
			...head,
			remedy: "Write every byte of the signature with two hexadecimal digits.",
		},
		{ at: "encoding", write: (mac) => mac.toString("hex").replace(/^0+/, "") },
	),
	...forms(
		{ id: "signature/cut", does: "cut the signature short", ...head },
		{ at: "encoding", write: (mac) => mac.toString("hex").slice(0, 32) },
		{ at: "encoding", write: (mac) => mac.toString("hex").slice(0, 40) },
		{ at: "encoding", write: (mac) => mac.subarray(0, 16).toString("base64") },
	),
	...forms(
		{ id: "signature/without-prefix", does: "leave out the prefix of the signature", ...head },
		{ at: "prefix", prefix: "" },
	),
	...forms(
		{ id: "signature/prefix-of-v1", does: "write v1= before the signature", ...head },
		{ at: "prefix", prefix: "v1=" },
	),
	...forms(
		{ id: "signature/other-prefix", does: "write another prefix before the signature", ...head },
		...[
			"v1:",
			"v1 ",
			"v1,",
			"v1",
			"V1=",
			"v1=v1=",
			"v0=",
			"v2=",
			"sha256=",
			"SHA256=",
			"sha-256=",
			"hmac-sha256=",
			"HMAC-SHA256 ",
			"HMAC-SHA256=",
			"HMAC ",
			"hmac ",
			"Signature ",
			"signature=",
			"0x",
			"v1=0x",
			"v1= ",
			"t=",
			"=",
		].map((prefix) => ({ at: "prefix" as const, prefix })),
	),
	...forms(
		{
			id: "signature/as-openssl-prints-it",
			does: "send the whole line that openssl prints",
			...head,
			remedy:
				"Send the digest alone, without the names that openssl prints before or after it, in the form of the scheme.",
		},
		...["", "v1="].flatMap((own) =>
			["(stdin)= ", "SHA2-256(stdin)= ", "SHA256(stdin)= ", "HMAC-SHA2-256(stdin)= ", "HMAC-SHA256(stdin)= "].map(
				(label) => ({ at: "prefix" as const, prefix: own + label }),
			),
		),
		{
			at: "envelope",
			write: (written) => `${written} *stdin`,
			read: (written) => (written.endsWith(" *stdin") ? written.slice(0, -7) : undefined),
		},
	),
	...forms(
		{ id: "signature/quoted", does: "put the signature in quotes", ...head },
		...['"', "'"].map((quote) => ({
			at: "envelope" as const,
			write: (written: string) => quote + written + quote,
			read: (written: string) =>
				written.length > 1 && written.startsWith(quote) && written.endsWith(quote) ? written.slice(1, -1) : undefined,
		})),
	),
	...forms(
		{ id: "signature/newline-at-end", does: "write a line end after the signature", ...head },
		...["\n", "\r\n"].map((end) => ({
			at: "envelope" as const,
			write: (written: string) => written + end,
			read: (written: string) => (written.endsWith(end) ? written.slice(0, -end.length) : undefined),
		})),
	),
	...forms(
		{ id: "signature/upper-case-with-prefix", does: "write the whole signature in upper case", ...head },
		{
			at: "envelope",
			write: (written) => written.toUpperCase(),
			read: (written) => (/^V1=[0-9A-F]+$/.test(written) ? written.toLowerCase() : undefined),
		},
	),
];
