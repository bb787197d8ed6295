import type { Explanation } from "../explanation.ts";

const file = "gateway/src/deadline.ts";

export const deadlineSurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"A caller cannot make the key store or the admission object late, and a fetch from a late issuer is given up by its own signal; fault.contract.ts and deadline.test.ts have what never comes.",
		mutants: [{ from: '() => late.reject(new Error("deadline passed"))' }],
	},
	{
		file,
		reason: "Whatever is thrown is a dependency that is late, and nobody is told by which words.",
		mutants: [{ from: '"deadline passed"' }],
	},
	{
		file,
		reason: "A timer that is left rejects what nobody waits for any more; deadline.test.ts sees that none is left.",
		mutants: [{ from: "{ clearTimeout(timer); }" }, { from: "clearTimeout(timer);" }],
	},
];
