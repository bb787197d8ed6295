import type { Explanation } from "../explanation.ts";

const file = "gateway/protocol/encoding.ts";
const utf8Loop = "for (let index = 0; index < text.length; index += 1) {";

export const encodingSurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"A gateway writes no base64 and no base64url: only signers do, and encoding.test.ts holds them to RFC 4648.",
		mutants: [{ unreachedIn: "encodeBase64" }, { unreachedIn: "encodeBase64url" }, { unreachedIn: "encodeSextets" }],
	},
	{
		file,
		reason:
			"The grammar of X-Signature has settled alphabet and length before a MAC is decoded, so that the decoder's own refusals are never met there; encoding.test.ts meets them.",
		mutants: [
			{ unreachedIn: "decodeHex" },
			{ unreachedIn: "decodeBase64" },
			{ from: "text.length % 2 !== 0", to: "false" },
			{ from: "high === none || low === none", to: "false" },
			{ from: "high === none || low === none", to: "high === none && low === none" },
			{ from: "high === none", to: "false" },
			{ from: "low === none", to: "false" },
			{ from: "text.length % 4 !== 0", to: "false" },
			{ from: 'text.endsWith("==")', to: 'text.startsWith("==")' },
			{ from: '"="', to: '""', inLine: 'const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;' },
		],
	},
	{
		file,
		reason: "The function ends there, and what it then returns is undefined too.",
		mutants: [{ from: "{ return undefined; }", inLine: "} catch {" }],
	},
	{
		file,
		reason:
			"One round more asks for a character beyond the end, which has no code: it stands at no place of a typed array, and is no letter beyond ASCII.",
		mutants: [
			{ from: "value < alphabet.length", to: "value <= alphabet.length" },
			{ from: "index < text.length", to: "index <= text.length", inLine: utf8Loop },
		],
	},
	{
		file,
		reason: "To encode a text that is ASCII takes longer, and its bytes are as many as its characters.",
		mutants: [{ from: "text.charCodeAt(index) >= 0x80", to: "true" }],
	},
	{
		file,
		reason:
			"The suite fills a header section up to its limit with ASCII, of which each character is a byte (REQ-03); encoding.test.ts measures texts beyond it, from its first character on, and head.test.ts a section with one.",
		mutants: [
			{ from: "index < text.length", to: "false", inLine: utf8Loop },
			{ from: "{ if (text.charCodeAt(index) >= 0x80) { return encoder.encode(text).byteLength; } }" },
			{ from: "text.charCodeAt(index) >= 0x80", to: "false" },
			{ from: "text.charCodeAt(index) >= 0x80", to: "text.charCodeAt(index) > 0x80" },
			{ from: "text.charCodeAt(index) >= 0x80", to: "text.charCodeAt(index) < 0x80" },
			{ from: "{ return encoder.encode(text).byteLength; }" },
		],
	},
	{
		file,
		reason:
			"What is no digit then counts as one of all ones, which spoils the bytes, and so the JSON or the signature, unless it stands for a `_` that begins a group of four digits in a signature: no check puts one just there. encoding.test.ts refuses white space and padding by themselves.",
		mutants: [
			{ from: "sextet === none", to: "false" },
			{ from: "{ return undefined; }", inLine: "if (sextet === none) {" },
		],
	},
	{
		file,
		reason:
			"Header and claims are signed as they are spelled. A signature of such a length has one digit too many to be as long as any that a key of the lab makes, and does not hold; encoding.test.ts and token.test.ts have such lengths.",
		mutants: [
			{ from: "text.length % 4 === 1", to: "false" },
			{ from: "text.length % 4", to: "text.length * 4", inLine: "if (text.length % 4 === 1) {" },
			{ from: "{ return undefined; }", inLine: "if (text.length % 4 === 1) {" },
		],
	},
];
