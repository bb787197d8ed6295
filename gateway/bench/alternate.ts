/** Something that is measured once a round. */
export interface Contender {
	readonly name: string;
	readonly measure: (round: number) => Promise<number>;
}

/**
 * Measures all contenders once in every round, each round beginning with another one, so that neither a slow minute of the
 * machine nor the place in the order is any contender's own. Returns the values by name, one a round.
 */
export async function alternate(
	contenders: readonly Contender[],
	rounds: number,
	tell: (line: string) => void,
): Promise<ReadonlyMap<string, readonly number[]>> {
	const measured = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
	for (let round = 0; round < rounds; round += 1) {
		const first = round % contenders.length;
		for (const { name, measure } of [...contenders.slice(first), ...contenders.slice(0, first)]) {
			const value = await measure(round);
			measured.get(name)?.push(value);
			tell(`round ${round + 1} of ${rounds}  ${name}: ${Number(value.toPrecision(4))}`);
		}
	}
	return measured;
}
