/**
 * A text from a target, fit to be shown: what would steer a terminal, hide in a line or change its direction is
 * written as an escape. Line feeds stay.
 */
export function legible(text: string): string {
	return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) => {
		if (character === "\n") return character;
		const code = character.codePointAt(0) ?? 0;
		return code <= 0xff ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u{${code.toString(16)}}`;
	});
}

/** Breaks a text into lines of at most `width` characters at blanks; longer words stay whole. */
export function wrap(text: string, width: number): readonly string[] {
	return text.split("\n").flatMap((paragraph) => {
		const lines: string[] = [];
		let line = "";
		for (const word of paragraph.split(" ")) {
			if (line !== "" && line.length + 1 + word.length > width) {
				lines.push(line);
				line = word;
			} else {
				line = line === "" ? word : `${line} ${word}`;
			}
		}
		return [...lines, line];
	});
}
