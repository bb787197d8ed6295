/** One after the other, and from the beginning again. Throws a RangeError where there are none. */
export function inTurn<Item>(items: readonly Item[]): () => Item {
	let taken = 0;
	return () => {
		const item = items[taken % items.length];
		if (item === undefined) throw new RangeError("there is nothing to take in turn");
		taken += 1;
		return item;
	};
}
