/** What only one at a time can have; the others wait in the order in which they came. */
export class OneAtATime {
	#free: Promise<void> = Promise.resolve();

	/** Resolves when it is one's turn, with what ends the turn. */
	async take(): Promise<() => void> {
		const before = this.#free;
		let end = (): void => {};
		this.#free = new Promise((resolve) => {
			end = resolve;
		});
		await before;
		return end;
	}
}
