import type { Explanation } from "../explanation.ts";

const file = "gateway/protocol/target.ts";

export const targetSurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"The platform of the Worker answers blanks, controls and DEL in a target itself, and cuts a fragment off, before any code of a gateway runs; target.test.ts has them.",
		mutants: [
			{ from: "code <= 0x20" },
			{ from: "code >= 0x7f", to: "code > 0x7f" },
			{ from: "code === hash", to: "false" },
			{ from: "-1", to: "+1", inLine: "const end = -1;" },
		],
	},
	{
		file,
		reason:
			"No line of countersign-v1 and nothing that goes upstream takes the query alone: only a scheme of a file may, and no gateway runs one. target.test.ts compares the parts.",
		mutants: [
			{ from: "target.slice(path.end + 1)", to: "target" },
			{
				from: "path.end + 1",
				inLine: "return accept({ path: path.text, query: target.slice(path.end + 1), text: target });",
			},
		],
	},
	{
		file,
		reason:
			"The scan of the query then looks at the last character of the path and the question mark once more, of which neither is forbidden in a query, or at the end, where there is none.",
		mutants: [
			{
				from: "path.end + 1",
				to: "path.end - 1",
				inLine: "for (let index = path.end + 1; index < target.length; index += 1) {",
			},
			{ from: "index < target.length", to: "index <= target.length" },
		],
	},
	{
		file,
		reason:
			"The sort of V8 asks only whether a comparison is negative, so that equal and greater are one to it. The language promises less, and so the comparison tells them apart.",
		mutants: [{ from: "left.name > right.name" }],
	},
];
