import type { IncomingMessage, ServerResponse } from "node:http";
import { answerFetch, sendSet } from "./issuer-answers.ts";
import { issuerModeSchema, type PublishedMode } from "./issuer-mode.ts";
import { isLoopback, type Listening, listen, type Place, rawPairs, readAll, sendJson } from "./listen.ts";

/** A fetch of a key set: which one it was, counted from 1, when, in Unix seconds, and with which headers. */
export interface Fetch {
	number: number;
	at: number;
	headers: readonly (readonly [string, string])[];
}

export interface Issuer extends Listening {
	/** Where the set of this name is fetched. */
	jwksUrl(name: string): string;
	set(name: string, mode: PublishedMode): void;
	/** The set of this name was never set, and never fetched. */
	forget(name: string): void;
	/** The last fetches of the set of this name, in order, one that followed a redirect included. */
	fetches(name: string): readonly Fetch[];
}

/** Under this path, followed by a set's name, the issuer is controlled; served on a loopback host only. */
export const issuerControlPath = "/.countersign/issuer/";

/** So many fetches are remembered for each set, the last ones, unless told otherwise. */
const usualMemory = 10_000;

/** Where the set of this name is served, on whatever host. */
export function jwksPath(name: string): string {
	return `/jwks/${name}.json`;
}

interface KeySet {
	mode: PublishedMode;
	fetches: Fetch[];
	/** How many fetches there were in all. */
	count: number;
}

/**
 * A token issuer's key sets, `/jwks/<name>.json`, each of which can be told to fail in a way of its own. A set that was
 * never set is 404. `/jwks/<name>/moved.json` serves the set's keys in any mode: a redirect leads there.
 */
export async function startIssuer(place: Place, memory = usualMemory): Promise<Issuer> {
	const sets = new Map<string, KeySet>();
	const controllable = isLoopback(place.host);
	const setOf = (name: string): KeySet => {
		const known = sets.get(name) ?? { mode: { mode: "status", status: 404 }, fetches: [], count: 0 };
		sets.set(name, known);
		return known;
	};
	const listening = await listen(async (request, response) => {
		const path = (request.url ?? "").split("?", 1)[0] ?? "";
		const [, name, moved] = /^\/jwks\/([\w-]+)(\/moved)?\.json$/.exec(path) ?? [];
		if (name !== undefined) {
			const set = setOf(name);
			note(set, request, memory);
			await serve(response, set, moved === undefined ? `${listening.url}/jwks/${name}/moved.json` : undefined);
		} else if (controllable && path.startsWith(issuerControlPath)) {
			await control(request, response, setOf(path.slice(issuerControlPath.length)));
		} else {
			sendJson(response, 404, { error: "there is no such key set" });
		}
	}, place);
	return {
		...listening,
		jwksUrl: (name) => listening.url + jwksPath(name),
		set: (name, mode) => {
			setOf(name).mode = mode;
		},
		forget: (name) => {
			sets.delete(name);
		},
		fetches: (name) => [...setOf(name).fetches],
	};
}

function note(set: KeySet, request: IncomingMessage, memory: number): void {
	set.count += 1;
	set.fetches.push({ number: set.count, at: Date.now() / 1000, headers: rawPairs(request) });
	if (set.fetches.length > memory) {
		set.fetches.shift();
	}
}

/** `elsewhere` is where a redirect leads, undefined for a request that has followed it. */
async function serve(response: ServerResponse, set: KeySet, elsewhere: string | undefined): Promise<void> {
	if (elsewhere === undefined) {
		sendSet(response, ("keys" in set.mode ? set.mode.keys : undefined) ?? []);
	} else {
		await answerFetch(response, set.mode, elsewhere);
	}
}

async function control(request: IncomingMessage, response: ServerResponse, set: KeySet): Promise<void> {
	if (request.method === "GET") {
		sendJson(response, 200, { fetches: set.fetches });
		return;
	}
	const mode = request.method === "PUT" ? parseMode((await readAll(request)).toString("utf8")) : undefined;
	if (mode === undefined) {
		sendJson(response, 400, { error: "PUT a mode, or GET the fetches" });
		return;
	}
	set.mode = mode;
	sendJson(response, 200, { mode: mode.mode });
}

function parseMode(text: string): PublishedMode | undefined {
	try {
		const parsed = issuerModeSchema.safeParse(JSON.parse(text));
		return parsed.success ? parsed.data : undefined;
	} catch {
		return undefined;
	}
}
