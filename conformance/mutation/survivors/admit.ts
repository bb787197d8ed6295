import type { Explanation } from "../explanation.ts";

const file = "gateway/src/admit.ts";
const refused = 'answer.decision !== "admitted"';

export const admitSurvivors: readonly Explanation[] = [
	{
		file,
		reason: "A caller cannot make the admission object fail or be late; fault.contract.ts does (HMAC-NONCE-11).",
		mutants: [{ unreachedIn: "admit" }],
	},
	{
		file,
		reason:
			"Of one object, the first answer is the one that counts, whatever it is, and no key of the lab has more; division.contract.ts has one that is divided anew, and two objects to ask (HMAC-NONCE-12).",
		mutants: [
			{ from: refused, to: "true" },
			{ from: refused, to: 'answer.decision === "admitted"' },
			{ from: '"admitted"' },
		],
	},
	{
		file,
		reason:
			"No key of the lab has two objects to ask; division.contract.ts has one of which only the second knows the nonce (HMAC-NONCE-12).",
		mutants: [{ from: refused, to: "false" }, { from: "{ return answer; }" }],
	},
	{
		file,
		reason: "A key has one object at least, so that what is done for none is for the compiler.",
		mutants: [{ unreachedIn: "admitAtEach" }, { from: "first === undefined", to: "false" }],
	},
];
