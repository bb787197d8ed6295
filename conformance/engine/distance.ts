/** How many characters must be inserted, removed or replaced to make one text of the other (Levenshtein). */
function editDistance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let i = 1; i <= a.length; i += 1) {
		const next = [i];
		for (let j = 1; j <= b.length; j += 1) {
			const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row.at(-1) ?? 0;
}

/** The candidates most like `text`, best first; none that differ in more than two fifths of their characters. */
export function nearest(text: string, candidates: Iterable<string>, count = 3): readonly string[] {
	const wanted = text.toLowerCase();
	return [...new Set(candidates)]
		.map((candidate) => ({ candidate, distance: editDistance(wanted, candidate.toLowerCase()) }))
		.filter(({ candidate, distance }) => distance <= Math.max(wanted.length, candidate.length) * 0.4)
		.sort((a, b) => a.distance - b.distance || a.candidate.localeCompare(b.candidate))
		.slice(0, count)
		.map(({ candidate }) => candidate);
}
