/** GitHub refuses a step summary of more than 1 MiB; what others of the step write has room beside this. */
const largestBytes = 1_000_000;
/** Room for the last line. */
const reservedBytes = 200;
const longestText = 2000;

/** The beginning of a long text, and how long it is. */
export function cut(text: string): string {
	return text.length <= longestText ? text : `${text.slice(0, longestText)}… (${text.length} characters)`;
}

/** As many pieces as there is room for in a step summary in which so many bytes stand already, and how many are left out. */
export function fitted(pieces: readonly string[], taken: number): string {
	const fitting: string[] = [];
	let room = largestBytes - reservedBytes - taken;
	for (const piece of pieces) {
		room -= Buffer.byteLength(piece) + 2;
		if (room < 0) break;
		fitting.push(piece);
	}
	const left = pieces.length - fitting.length;
	const last = left === 0 ? [] : [`**${left} more pieces are left out: a step summary has 1 MiB at most.**`];
	return `${[...fitting, ...last].join("\n\n")}\n`;
}
