import type { Explanation } from "../explanation.ts";

const file = "gateway/src/admission-batches.ts";

export const admissionBatchSurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"No caller makes an admission object fail, be lost, or answer fewer requests than it was asked, which is what all of it is for; admission-batches.test.ts has objects that do. There is always somebody waiting where a call departs, and no answer shows the text of an error.",
		mutants: [
			{ unreachedIn: "AdmissionBatches" },
			{ unreachedIn: "isLost" },
			{ from: "answers.length !== all.length", to: "false" },
		],
	},
	{
		file,
		reason: "There are as many who wait as there are answers, so that what is done for none is for the compiler.",
		mutants: [{ from: "all[index]?.settle" }],
	},
];
