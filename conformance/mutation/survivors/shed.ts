import type { Explanation } from "../explanation.ts";
import { becauseInLog } from "./reasons.ts";

const file = "gateway/src/shed.ts";
const groups = 'const groups = head === "" ? [] : head.split(":");';
const missing =
	'const missing = tail === undefined ? 0 : 8 - groups.length - (tail === "" ? 0 : tail.split(":").length);';
const all = 'const all = [...groups, ...Array.from({ length: missing }, () => "0"), ...(tail ?? "").split(":")];';
const parts =
	'const [head = "", tail] = (URL.canParse(literal) ? new URL(literal).hostname.slice(1, -1) : "").split("::");';
// biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a template
const key = '`${within} ${clientNetwork(fields.get("cf-connecting-ip") ?? "")}`';
// biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a template
const network = '`${all.slice(0, 4).join(":")}::/64`';

export const shedSurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"No gateway of the lab limits by network, which would turn the suite itself away (LIM-07); shed.contract.ts has limiters for all and for one route, and one that fails, and staging.test.ts has that of the deployment.",
		mutants: [
			{ from: '""', inLine: 'within = "",' },
			{ from: "limiter === undefined" },
			{ from: "{ return accept(null); }" },
			{ from: key },
			{ from: 'fields.get("cf-connecting-ip") ?? ""' },
			{ from: '"cf-connecting-ip"' },
			{
				// biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a template
				from: '{ const { success } = await platform.limiter(limiter).limit({ key }); return success ? accept(null) : refuse("too_many_requests", `limiter:${limiter}`); }',
			},
			{ from: "{ key }" },
			{ from: '"too_many_requests"' },
		],
	},
	{
		file,
		reason: becauseInLog,
		mutants: [
			{
				// biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a template
				from: "`limiter:${limiter}`",
			},
		],
	},
	{
		file,
		reason:
			"Whoever comes without an address is counted with all who do, under whatever name; the edge always writes one.",
		mutants: [{ from: '""', inLine: `const key = ${key};` }],
	},
	{
		file,
		reason:
			"Without a limiter nobody is asked from which network he comes. shed.contract.ts reads the networks of IPv6 addresses in short, in full and in capitals, and of IPv4 addresses (LIM-07).",
		mutants: [
			{
				// biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a template
				from: '{ if (!address.includes(":")) { return address; } const literal = `http://[${address}]`; const [head = "", tail] = (URL.canParse(literal) ? new URL(literal).hostname.slice(1, -1) : "").split("::"); const groups = head === "" ? [] : head.split(":"); const missing = tail === undefined ? 0 : 8 - groups.length - (tail === "" ? 0 : tail.split(":").length); const all = [...groups, ...Array.from({ length: missing }, () => "0"), ...(tail ?? "").split(":")]; return `${all.slice(0, 4).join(":")}::/64`; }',
			},
			{ from: '!address.includes(":")' },
			{ from: '":"', inLine: 'if (!address.includes(":")) {' },
			{ from: "{ return address; }" },
			{
				// biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a template
				from: "`http://[${address}]`",
			},
			{ from: "new URL(literal).hostname.slice(1, -1)" },
			{ from: "-1" },
			{ from: '"::"', inLine: parts },
			{ from: 'head === ""' },
			{ from: '""', inLine: groups },
			{ from: "[]", inLine: groups },
			{ from: '":"', inLine: groups },
			{ from: "tail === undefined" },
			{ from: '":"', inLine: missing },
			{ from: '8 - groups.length - (tail === "" ? 0 : tail.split(":").length)' },
			{ from: "8 - groups.length" },
			{ from: 'tail === ""', to: "true" },
			{ from: 'tail === ""', to: 'tail !== ""' },
			{ from: '[...groups, ...Array.from({ length: missing }, () => "0"), ...(tail ?? "").split(":")]' },
			{ from: "{ length: missing }" },
			{ from: '() => "0"' },
			{ from: '"0"' },
			{ from: 'tail ?? ""' },
			{ from: network },
			{ from: '":"', inLine: all },
			{ from: "all.slice(0, 4)" },
			{ from: '":"', inLine: `return ${network};` },
		],
	},
	{
		file,
		reason:
			"What would stand beyond the fourth group is cut off: the end of a text that ends in two colons, and what follows eight groups.",
		mutants: [
			{ from: 'tail === ""', to: "false" },
			{ from: '""', inLine: missing },
			{ from: '""', inLine: all },
		],
	},
	{
		file,
		reason:
			"Dividing a text always gives a first part, and the edge writes no address that is none; if it did, all of those would still be counted as one.",
		mutants: [{ from: '""', inLine: parts }],
	},
];
