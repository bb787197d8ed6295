import { type Link, openLink } from "../embedded/distant-link.ts";
import { type Place, type RoundTrips, roundTripMs } from "./places.ts";

/** A place as the network sees it. */
export interface Announced {
	readonly place: Place;
	/** Where its gateway listens at this moment. */
	url(): string;
	/** Whether it takes new connections. */
	isUp(): boolean;
}

/** One address for all places: a connection from somewhere leads to the nearest place that is up, over so long a way. */
export interface Anycast {
	/** The address, as it is reached from the city of this place. */
	urlFrom(code: string): string;
	/** How many connections of a gateway that listens at this URL are open. */
	open(url: string): number;
	close(): Promise<void>;
}

/** One for each place from which clients come. A connection finds its place when it is opened, and stays with it. */
export async function startAnycast(announced: readonly Announced[], told: RoundTrips): Promise<Anycast> {
	const open = new Map<string, number>();
	const count = (url: string, more: number) => open.set(url, (open.get(url) ?? 0) + more);
	const links = new Map<string, Link>();
	for (const { place: from } of announced) {
		const way = () => {
			const { url, latencyMs } = nearest(announced, from, told);
			count(url, 1);
			return { url, latencyMs, opened: (ended: Promise<void>) => void ended.then(() => count(url, -1)) };
		};
		links.set(from.code, await openLink(way, { latencyMs: 0, jitter: 0, drops: 0, random: () => 0.5 }));
	}
	return {
		urlFrom: (code) => {
			const link = links.get(code);
			if (link === undefined) throw new RangeError(`there is no place ${code}`);
			return link.url;
		},
		open: (url) => open.get(url) ?? 0,
		close: async () => {
			await Promise.all([...links.values()].map((link) => link.close()));
		},
	};
}

/** Where nothing is up, the connection leads where nothing listens, and is refused. */
function nearest(announced: readonly Announced[], from: Place, told: RoundTrips): { url: string; latencyMs: number } {
	const up = announced
		.filter((one) => one.isUp())
		.map((one) => ({ one, latencyMs: roundTripMs(from, one.place, told) }))
		.sort((one, other) => one.latencyMs - other.latencyMs);
	const [first] = up;
	return first === undefined
		? { url: "http://127.0.0.1:1", latencyMs: 0 }
		: { url: first.one.url(), latencyMs: first.latencyMs };
}
