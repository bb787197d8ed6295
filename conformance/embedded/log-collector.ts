/** The last lines that the Workers wrote, in place of this program's own output. */
export class LogCollector {
	readonly #lines: string[] = [];
	readonly #capacity: number;

	constructor(capacity = 20_000) {
		this.#capacity = capacity;
	}

	add(line: string): void {
		this.#lines.push(line);
		if (this.#lines.length > this.#capacity) {
			this.#lines.splice(0, this.#lines.length - this.#capacity);
		}
	}

	lines(): readonly string[] {
		return [...this.#lines];
	}
}
