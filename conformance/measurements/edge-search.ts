/** A distance from now in seconds, as closely as it is known, and what became of a timestamp that far away. */
export interface Sighting {
	nearest: number;
	farthest: number;
	accepted: boolean;
}

/** Where the farthest distance lies that is accepted. */
export interface Edge {
	low: number;
	/** Null: nothing was refused, however far away. */
	high: number | null;
	/** Whether something farther away was accepted than something that was refused. */
	contradicts: boolean;
	requests: number;
}

export interface SearchOptions {
	/** The distance at which the edge is likely to be. */
	expected: number;
	/** The farthest distance to ask for. */
	farthest: number;
	/** How many seconds the clocks may disagree. */
	blur: number;
	/** Whether only whole seconds are compared, so that the edge is a whole number. */
	whole: boolean;
	budget: number;
	/** Asks at about this distance. */
	ask(distance: number): Promise<Sighting>;
}

/** Windows that people choose, in seconds. */
const usualWindows = [
	1, 5, 10, 15, 30, 60, 90, 120, 180, 240, 300, 600, 900, 1200, 1800, 3600, 7200, 14_400, 28_800, 43_200, 86_400,
	172_800, 604_800, 2_592_000, 31_536_000,
] as const;

/**
 * Finds the edge of a window on one side with as few requests as one can hope for: it looks where the edge should be,
 * then whether there is any, then among the windows that people choose, then halves what is left, and at last asks on
 * both sides again. Whatever is asked, the interval holds what was seen and no more. Distance 0 is taken to be accepted.
 */
export async function findEdge(options: SearchOptions): Promise<Edge> {
	const sightings: Sighting[] = [];
	const asked = new Set<number>([0]);
	while (sightings.length < options.budget) {
		const next = nextDistance(boundsOf(sightings), asked, options);
		if (next === undefined) break;
		asked.add(next);
		sightings.push(await options.ask(next));
	}
	for (const distance of toConfirm(boundsOf(sightings)).slice(0, options.budget - sightings.length)) {
		sightings.push(await options.ask(distance));
	}
	const { accepted, refused } = boundsOf(sightings);
	const high = refused === undefined ? null : refused - (options.whole ? 1 : 0);
	const contradicts = high !== null && accepted > high;
	return {
		low: contradicts ? high : accepted,
		high: contradicts ? accepted : high,
		contradicts,
		requests: sightings.length,
	};
}

/** Both sides of the edge once more: whoever answers them in another way has no edge, or several. */
function toConfirm({ accepted, refused }: Bounds): readonly number[] {
	return refused === undefined ? [] : [accepted, refused].filter((distance) => distance > 0);
}

interface Bounds {
	/** Surely so far away something was accepted. */
	accepted: number;
	/** At most so far away something was refused. */
	refused: number | undefined;
}

function boundsOf(sightings: readonly Sighting[]): Bounds {
	const refusals = sightings.filter(({ accepted }) => !accepted).map(({ farthest }) => farthest);
	const acceptances = sightings.filter(({ accepted }) => accepted).map(({ nearest }) => nearest);
	return {
		accepted: Math.max(0, ...acceptances),
		refused: refusals.length === 0 ? undefined : Math.min(...refusals),
	};
}

/** The most telling distance that is still open, or undefined where nothing more can be learnt. */
function nextDistance({ accepted, refused }: Bounds, asked: ReadonlySet<number>, options: SearchOptions) {
	const { expected, farthest, blur } = options;
	const isOpen = (distance: number): boolean =>
		distance > accepted && distance < (refused ?? Number.POSITIVE_INFINITY) && !asked.has(distance);
	const near = 2 + Math.ceil(2 * blur);
	const likely = [expected, expected + 1, expected - 1, expected + near, expected - near, farthest].find(isOpen);
	if (likely !== undefined) return likely;
	if (refused === undefined || refused - accepted <= 1) return undefined;
	const usual = usualWindows.filter(isOpen);
	return (
		usual[Math.floor(usual.length / 2)] ?? besideUsual(asked).find(isOpen) ?? openMiddle(accepted, refused, isOpen)
	);
}

/** Where a usual window was asked for, the edge is likely to be that very window. */
function besideUsual(asked: ReadonlySet<number>): readonly number[] {
	return usualWindows.filter((window) => asked.has(window)).flatMap((window) => [window + 1, window - 1]);
}

/** The open whole number nearest to the middle: near the edge, clocks may answer one and the same question in two ways. */
function openMiddle(accepted: number, refused: number, isOpen: (distance: number) => boolean): number | undefined {
	const middle = Math.floor((accepted + refused) / 2);
	return [middle, middle + 1, middle - 1].find(isOpen);
}
