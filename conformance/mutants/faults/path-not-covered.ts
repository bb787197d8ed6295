import { alsoTargets } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

/** The target with a shorter path, or one character of it another. */
function others(path: string): readonly string[] {
	const shorter = [path.slice(0, path.lastIndexOf("/")), path.slice(0, -1), path.replace(/;[^/]*$/, "")];
	const longer = ["/b", ";a=1", ";b"].map((tail) => path + tail);
	const last = ["1", "2", "a", "b", "0"].map((character) => path.slice(0, -1) + character);
	return [...shorter, ...longer, ...last].filter((other) => other.length > 1);
}

export const pathNotCovered: Mutant = {
	id: "path-not-covered",
	sentence: "Does not bind a signature to the end of the path.",
	breaks: ["HMAC-CANON-08"],
	also: ["LIM-02"],
	threats: ["CAN-02"],
	seen: "wire",
	stages: alsoTargets((target) => {
		const question = target.indexOf("?");
		const path = question < 0 ? target : target.slice(0, question);
		return others(path).map((other) => other + target.slice(path.length));
	}),
};
