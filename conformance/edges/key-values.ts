import { type Listening, listen, readAll, sendJson } from "../peers/listen.ts";

/** Workers KV of an edge lab: one store, in which a change is seen at once where it is made and later elsewhere. */
export interface KeyValues {
	/** The store as it is written and read by whoever keeps the keys. */
	readonly url: string;
	/** The store as it is read at a place. */
	urlAt(place: string): string;
	/** How long a change takes to be seen at the places, in milliseconds. */
	delayMs: number;
	put(name: string, value: string): void;
	/** Reads of the places so far. */
	reads(place: string): number;
	close(): Promise<void>;
}

interface Version {
	readonly value: string;
	/** Unix milliseconds. */
	readonly at: number;
}

/** Serves the store in the form in which workerd asks a `kvNamespace` binding's service. */
export async function startKeyValues(places: readonly string[], delayMs: number): Promise<KeyValues> {
	const versions = new Map<string, Version[]>();
	const reads = new Map<string, number>();
	const put = (name: string, value: string) => {
		versions.set(name, [...(versions.get(name) ?? []), { value, at: Date.now() }]);
	};
	/** What was written last and long enough ago; what was there at first is there from the start. */
	const seen = (name: string, ageMs: number): string | undefined => {
		const all = versions.get(name) ?? [];
		return all.findLast(({ at }, index) => index === 0 || at + ageMs <= Date.now())?.value;
	};
	const serve = (ageMs: () => number, place?: string) =>
		listen(
			async (request, response) => {
				const url = new URL(request.url ?? "/", "http://kv");
				const name = decodeURIComponent(url.pathname.slice(1));
				if (request.method === "PUT" && place === undefined) {
					put(name, (await readAll(request)).toString());
					response.writeHead(204).end();
				} else if (name === "") {
					const prefix = url.searchParams.get("prefix") ?? "";
					const keys = [...versions.keys()].filter((key) => key.startsWith(prefix)).sort();
					sendJson(response, 200, { keys: keys.map((key) => ({ name: key })), list_complete: true });
				} else {
					if (place !== undefined) reads.set(place, (reads.get(place) ?? 0) + 1);
					const value = seen(name, ageMs());
					response.writeHead(value === undefined ? 404 : 200).end(value ?? "");
				}
			},
			{ host: "127.0.0.1", port: 0 },
		);
	const store = { delayMs };
	const home = await serve(() => 0);
	const served = new Map<string, Listening>();
	for (const place of places) {
		served.set(place, await serve(() => store.delayMs, place));
	}
	return Object.assign(store, {
		url: home.url,
		urlAt: (place: string) => {
			const listening = served.get(place);
			if (listening === undefined) throw new RangeError(`there is no place ${place}`);
			return listening.url;
		},
		put,
		reads: (place: string) => reads.get(place) ?? 0,
		close: async () => {
			await Promise.all([home, ...served.values()].map((each) => each.close()));
		},
	});
}
