/**
 * The normalisations of RFC 3986 §6.2.2 on a path and query: case of triplets, triplets of unreserved characters,
 * dot segments. A target that any party would change has two spellings, one of which was not signed.
 */
export function normaliseTarget(target: string): string {
	const mark = target.indexOf("?");
	const path = mark < 0 ? target : target.slice(0, mark);
	const query = mark < 0 ? "" : target.slice(mark);
	return removeDotSegments(normaliseTriplets(path)) + normaliseTriplets(query);
}

/** §6.2.2.1 and §6.2.2.2. */
function normaliseTriplets(text: string): string {
	return text.replace(/%[0-9A-Fa-f]{2}/g, (triplet) => {
		const character = String.fromCharCode(Number.parseInt(triplet.slice(1), 16));
		return /[A-Za-z0-9._~-]/.test(character) ? character : triplet.toUpperCase();
	});
}

/** The algorithm of §5.2.4, step by step. */
function removeDotSegments(path: string): string {
	let input = path;
	let output = "";
	while (input !== "") {
		if (input.startsWith("/./") || input === "/.") {
			input = `/${input.slice(3)}`;
		} else if (input.startsWith("/../") || input === "/..") {
			input = `/${input.slice(4)}`;
			output = output.slice(0, Math.max(0, output.lastIndexOf("/")));
		} else {
			const next = input.indexOf("/", 1);
			output += next < 0 ? input : input.slice(0, next);
			input = next < 0 ? "" : input.slice(next);
		}
	}
	return output;
}
