import type { Explanation } from "../explanation.ts";

const file = "gateway/src/head.ts";
const joints = 'const joints = value.includes(", ") ? value.split(", ").length - 1 : 0;';

export const headSurvivors: readonly Explanation[] = [
	{
		file,
		reason: "The platform of the Worker refuses a request without Host itself; head.test.ts has one.",
		mutants: [{ from: '""', inLine: 'const host = parseHost(header("host") ?? "", options.defaultPort);' }],
	},
	{
		file,
		reason:
			"The platform of the Worker refuses two framings at once and a Content-Length that is no number itself; head.test.ts and whitebox.workers.test.ts have them.",
		mutants: [
			{ unreachedIn: "checkFraming" },
			{ from: 'declared !== null && header("transfer-encoding") !== null', to: "false" },
			{ from: '"transfer-encoding"' },
			{ from: "declared !== null && !/^[0-9]+$/.test(declared)", to: "false" },
			{ from: "/^[0-9]+$/" },
		],
	},
	{
		file,
		reason:
			"A target would begin where the authority does if that were empty, and the platform of the Worker hands on no such URL.",
		mutants: [{ from: "start < 0", to: "start <= 0" }],
	},
	{
		file,
		reason:
			"What then stands for the target begins with no slash either: not_origin_form at 0. head.test.ts sees that it is empty.",
		mutants: [{ from: '""', inLine: 'return start < 0 ? "" : url.slice(authority + start);' }],
	},
	{
		file,
		reason:
			"Every text contains nothing, and one without a comma and SP is not divided by them: it has no joints either way.",
		mutants: [{ from: '", "', to: '""', inLine: joints }],
	},
	{
		file,
		reason:
			"Whoever is handed fields joined may count too much of several (REQ-03/bound-of-several), and in the section that just reaches the limit no value has a comma and SP (REQ-03/bound); head.test.ts counts them to the byte.",
		mutants: [{ from: 'value.split(", ").length - 1' }],
	},
	{
		file,
		reason: "A length that is not declared is compared as 0, which is above no limit.",
		mutants: [
			{ from: "declared !== null", to: "true", inLine: "if (declared !== null && Number(declared) > maxBytes) {" },
		],
	},
	{
		file,
		reason: "The platform of the Worker has removed the blanks at the ends of a value already; head.test.ts has some.",
		mutants: [{ from: "joints === 0" }],
	},
];
