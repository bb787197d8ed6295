/** Something that is measured once a round. */
export interface Contender {
	readonly name: string;
	readonly measure: (round: number) => Promise<number>;
}

/**
 * Measures all contenders once in every round, each round beginning with another one and going the other way round, so that
 * neither a slow minute of the machine, nor the place in the order, nor what the one before leaves to be cleared away is any
 * contender's own. Returns the values by name, one a round.
 */
export async function alternate(
	contenders: readonly Contender[],
	rounds: number,
	tell: (line: string) => void,
): Promise<ReadonlyMap<string, readonly number[]>> {
	const measured = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
	for (let round = 0; round < rounds; round += 1) {
		for (const { name, measure } of orderOf(contenders, round)) {
			const value = await measure(round);
			measured.get(name)?.push(value);
			tell(`round ${round + 1} of ${rounds}  ${name}: ${Number(value.toPrecision(4))}`);
		}
	}
	return measured;
}

function orderOf(contenders: readonly Contender[], round: number): readonly Contender[] {
	const first = round % contenders.length;
	const order = [...contenders.slice(first), ...contenders.slice(0, first)];
	return round % 2 === 0 ? order : order.reverse();
}
