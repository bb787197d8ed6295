/**
 * Divides a stream of text into lines at each LF, in time that grows with its length only, however it comes in pieces.
 * A CR before the LF stays. Lines are numbered from 1 on.
 */
export class LineSplitter {
	readonly #onLine: (text: string, number: number) => void;
	/** Of the line that has not ended. */
	#pieces: string[] = [];
	#number = 0;

	constructor(onLine: (text: string, number: number) => void) {
		this.#onLine = onLine;
	}

	push(text: string): void {
		let start = 0;
		for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
			this.#pieces.push(text.slice(start, end));
			start = end + 1;
			this.#finish();
		}
		if (start < text.length) this.#pieces.push(text.slice(start));
	}

	/** A last line without LF is one too. */
	end(text: string): void {
		this.push(text);
		if (this.#pieces.length > 0) this.#finish();
	}

	#finish(): void {
		const line = this.#pieces.join("");
		this.#pieces = [];
		this.#number += 1;
		this.#onLine(line, this.#number);
	}
}
