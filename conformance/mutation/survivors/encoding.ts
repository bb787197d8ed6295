import type { Explanation } from "../explanation.ts";

const file = "gateway/protocol/encoding.ts";

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
			{ from: "high < 0 || low < 0", to: "false" },
			{ from: "high < 0 || low < 0", to: "high < 0 && low < 0" },
			{ from: "high < 0", to: "false" },
			{ from: "low < 0", to: "false" },
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
		reason: "One round more writes one byte beyond the array, which a typed array ignores.",
		mutants: [{ from: "index < bytes.length", to: "index <= bytes.length" }],
	},
	{
		file,
		reason:
			"The library that verifies the signature decodes the parts once more, and refuses a length that no bytes have as invalid_token too; encoding.test.ts asks the core by itself.",
		mutants: [
			{ from: "text.length % 4 === 1", to: "false" },
			{ from: "text.length % 4", to: "text.length * 4", inLine: "if (text.length % 4 === 1) {" },
			{ from: "{ return undefined; }", inLine: "if (text.length % 4 === 1) {" },
		],
	},
];
