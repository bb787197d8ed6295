/** Texts of one make in every size. */
export interface Family {
	readonly name: string;
	/** A text of about so many characters. */
	of(size: number): string;
}

export interface Stopwatch {
	/** Nanoseconds since any moment. */
	now(): number;
	/** A measurement takes at least so long, as many times as the work must be done for it. */
	readonly leastNs: number;
	/** So often it is measured, and the shortest time counts. */
	readonly samples: number;
}

/** How the time of some work grows with its text. */
export interface Growth {
	/** The power of the size that the time grows with between two sizes: 1 is linear, 2 is quadratic. The greatest of them. */
	readonly exponent: number;
	/** The greatest of all sizes. */
	readonly nsPerCharacter: number;
}

/** A sort of n pieces is n·log n, which is 1.2 between the sizes at hand; going over all again for each character is 2. */
const mostExponent = 1.5;
/** Whoever goes over a thousand characters again for each of them takes longer, on any machine and in whatever way. */
const leastNsPerCharacter = 20;

/**
 * Whether the work is not quadratic or worse. Of what takes next to no time, such as one look at the first character,
 * the exponent says how caches of the machine are filled, and is no sign of anything.
 */
export function isLinear({ exponent, nsPerCharacter }: Growth): boolean {
	return exponent <= mostExponent || nsPerCharacter < leastNsPerCharacter;
}

/** Measures the work on texts of one family, of growing sizes. */
export function growthOf(
	work: (text: string) => unknown,
	family: Family,
	sizes: readonly number[],
	stopwatch: Stopwatch,
): Growth {
	const points = sizes.map((size) => {
		const text = family.of(size);
		return { size: text.length, ns: timeOf(() => work(text), stopwatch) };
	});
	const exponents = points.slice(1).map(({ size, ns }, at) => {
		const before = points[at] ?? { size: 1, ns: 1 };
		return Math.log(ns / before.ns) / Math.log(size / before.size);
	});
	const nsPerCharacter = Math.max(...points.map(({ size, ns }) => ns / size));
	return { exponent: Math.max(...exponents), nsPerCharacter };
}

function timeOf(work: () => unknown, { now, leastNs, samples }: Stopwatch): number {
	const measure = (times: number) => {
		const started = now();
		for (let done = 0; done < times; done += 1) work();
		return now() - started;
	};
	let times = 1;
	while (measure(times) < leastNs) times *= 2;
	const measured = Array.from({ length: samples }, () => measure(times) / times);
	return Math.max(Math.min(...measured), Number.MIN_VALUE);
}
