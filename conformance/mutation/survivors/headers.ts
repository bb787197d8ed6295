import type { Explanation } from "../explanation.ts";
import { becauseInLog } from "./reasons.ts";

const file = "gateway/protocol/headers.ts";
const beginning =
	'const texts: Record<HeaderRole, string> = { keyId: "", timestamp: "", nonce: "", contentHash: "", signature: "" };';

export const headersSurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"The grammar of X-Signature demands prefix and length before a MAC is decoded; headers.test.ts asks the core by itself.",
		mutants: [
			{ unreachedIn: "parseSignature" },
			{ from: "!text.startsWith(prefix)", to: "false" },
			{ from: "bytes?.length === 32", to: "true" },
		],
	},
	{
		file,
		reason: "No encoded text begins with base64 that is cut off by a prefix: under that encoding the prefix is empty.",
		mutants: [{ from: "text.slice(prefix.length)", to: "text" }],
	},
	{
		file,
		reason: "Each is overwritten before it is read.",
		mutants: [
			{ from: '{ keyId: "", timestamp: "", nonce: "", contentHash: "", signature: "" }' },
			{ from: '""', inLine: beginning },
		],
	},
	{
		file,
		reason:
			"What stands for a field that is missing has characters that no grammar lets in, as the empty text has none.",
		mutants: [{ from: '""', inLine: 'const text = trimOws(lookup(rule.name) ?? "");' }],
	},
	{
		file,
		reason: becauseInLog,
		mutants: [
			// biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a template
			{ from: "`header:${rule.name}`" },
			// biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a template
			{ from: "`header:${scheme.headers.signature.name}`" },
		],
	},
	{
		file,
		reason: "Beyond its ends a text has no blank, so that the bound is never what ends the loop in a way that shows.",
		mutants: [
			{ from: "start < end", to: "true" },
			{ from: "start < end", to: "start <= end" },
			{ from: "end > start", to: "true" },
			{ from: "end > start", to: "end >= start" },
		],
	},
	{
		file,
		reason: "A grammar that is compiled anew each time is the same grammar.",
		mutants: [
			{ from: "known !== undefined", to: "false" },
			{ from: "{ return known; }" },
			{ from: "grammars.set(rule, compiled);" },
		],
	},
];
