import { coreDeciders } from "../subjects/deciders.ts";
import { families } from "./families.ts";
import { type Family, type Growth, growthOf, isLinear, type Stopwatch } from "./growth.ts";

/**
 * `npm run bench:parsers`: how the time of every parser of the core grows with its text, on texts that parsers have been
 * seen to go over again and again. Prints the worst of each and ends with 1 where one of them is not linear.
 *
 * A machine that does something else meanwhile makes single measurements longer, so that what looks bad is measured again.
 */
const sizes = [2 ** 10, 2 ** 13, 2 ** 17];
const stopwatch: Stopwatch = { now: () => Number(process.hrtime.bigint()), leastNs: 200_000, samples: 5 };
const attempts = 4;

let allAreLinear = true;
for (const [name, decide] of Object.entries(coreDeciders)) {
	const grown = families.map((family) => ({ family: family.name, ...measured(decide, family) }));
	const worst = grown.toSorted(
		(one, other) => Number(isLinear(one)) - Number(isLinear(other)) || other.exponent - one.exponent,
	)[0];
	if (worst === undefined) continue;
	allAreLinear &&= isLinear(worst);
	const figures = `n^${worst.exponent.toFixed(2)}  ${worst.nsPerCharacter.toFixed(2).padStart(8)} ns a character`;
	console.log(`${name.padEnd(66)}  ${isLinear(worst) ? "linear    " : "NOT LINEAR"}  ${figures}  ${worst.family}`);
}
process.exitCode = allAreLinear ? 0 : 1;

/** The best of several attempts, until it is linear. */
function measured(decide: (text: string) => unknown, family: Family): Growth {
	let growth = growthOf(decide, family, sizes, stopwatch);
	for (let again = 1; again < attempts && !isLinear(growth); again += 1) {
		const next = growthOf(decide, family, sizes, stopwatch);
		if (next.exponent < growth.exponent) growth = next;
	}
	return growth;
}
