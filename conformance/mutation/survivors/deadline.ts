import type { Explanation } from "../explanation.ts";

const file = "gateway/src/deadline.ts";

export const deadlineSurvivors: readonly Explanation[] = [
	{
		file,
		reason: "Who asks whether it was late asks for the class: no answer and no line has its name.",
		mutants: [{ from: '"DeadlinePassed"' }],
	},
	{
		file,
		reason: "A timer that is left rejects what has been settled; deadline.test.ts sees that none is left.",
		mutants: [{ from: "() => clearTimeout(timer)" }],
	},
];
