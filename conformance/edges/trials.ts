import { setTimeout as pause } from "node:timers/promises";
import type { WireRequest } from "../client/wire.ts";
import { type Called, call, race, requestOf } from "./caller.ts";
import type { EdgeLab } from "./edge-lab.ts";

/** What was tried on a lab of several places, and what came of it. */
export interface Trial {
	readonly title: string;
	/** What happened, in figures. */
	readonly seen: string;
	/** Everything that should not have happened; nothing where the gateway keeps its promise. */
	readonly wrong: readonly string[];
}

const codesOf = (lab: EdgeLab): readonly string[] => lab.places.map(({ place }) => place.code);

/** What is wrong with this answer, if it is not the one that is due. */
function unless(is: boolean, what: string, { status, code }: Called): string[] {
	return is ? [] : [`${what}: ${status ?? "no answer"} ${code ?? ""}`.trimEnd()];
}

/** HMAC-NONCE-01, -02: what was admitted at one place is refused at every other one. */
export async function replayElsewhere(lab: EdgeLab): Promise<Trial> {
	const codes = codesOf(lab);
	const wrong: string[] = [];
	let replays = 0;
	for (const first of codes) {
		const request = await requestOf(lab);
		const admitted = await call(lab, first, request);
		wrong.push(...unless(admitted.status === 200, `first at ${first}`, admitted));
		for (const other of codes) {
			const replayed = await call(lab, other, request);
			replays += 1;
			wrong.push(...unless(replayed.code === "nonce_replayed", `at ${first}, then at ${other}`, replayed));
		}
	}
	return { title: "A request replayed at every place", seen: `${replays} replays`, wrong };
}

/** HMAC-NONCE-02: of one request at all places at once, one is admitted. */
export async function raceOfPlaces(lab: EdgeLab, rounds: number): Promise<Trial> {
	const codes = codesOf(lab);
	const wrong: string[] = [];
	const winners = new Map<string, number>();
	for (let round = 0; round < rounds; round += 1) {
		const answers = await race(lab, codes, await requestOf(lab));
		const admitted = answers.filter(({ status }) => status === 200);
		for (const { servedBy } of admitted) winners.set(servedBy ?? "?", (winners.get(servedBy ?? "?") ?? 0) + 1);
		if (admitted.length !== 1) wrong.push(`round ${round + 1}: ${admitted.length} admitted`);
		for (const answer of answers.filter(({ status }) => status !== 200)) {
			wrong.push(...unless(answer.code === "nonce_replayed", `round ${round + 1}`, answer));
		}
	}
	const won = [...winners].map(([code, count]) => `${code} ${count}`).join(", ");
	return {
		title: "One request at all places at once",
		seen: `${rounds} rounds of ${codes.length}; won by ${won}`,
		wrong,
	};
}

/** A key that this lab alone knows, with a record that those who keep the keys can change. */
interface LabKey {
	readonly keyId: string;
	readonly secret: string;
	put(version: number, members: Readonly<Record<string, unknown>>): Promise<void>;
	request(): Promise<WireRequest>;
}

function labKey(lab: EdgeLab, keyId: string): LabKey {
	const secret = `the secret of ${keyId}, long enough`;
	return {
		keyId,
		secret,
		put: async (version, members) => {
			const record = { keyId, status: "active", secrets: [{ secret }], scopes: ["sites:read"], version, ...members };
			const told = await lab.keyring("put", keyId, JSON.stringify(record));
			if (told !== "done") throw new Error(`the keyring said ${String(told)}`);
		},
		request: () => requestOf(lab, { credential: "hmac", sign: { keyId, secretText: secret } }),
	};
}

/** HMAC-KEY-04: a key that is revoked is refused everywhere at once, while the key store still says otherwise. */
export async function revokedEverywhere(lab: EdgeLab): Promise<Trial> {
	const codes = codesOf(lab);
	const key = labKey(lab, "live_edges_revoked");
	const wrong: string[] = [];
	await key.put(1, {});
	for (const code of codes) {
		const before = await call(lab, code, await key.request());
		wrong.push(...unless(before.status === 200, `at ${code}, before`, before));
	}
	const revokedAt = performance.now();
	await key.put(2, { status: "revoked" });
	const took = Math.round(performance.now() - revokedAt);
	let behind = 0;
	for (const code of codes) {
		const answer = await call(lab, code, await key.request());
		wrong.push(...unless(answer.code === "invalid_credentials", `at ${code}, after`, answer));
		const stored = await (await fetch(`${lab.keyValues.urlAt(code)}/key%3A${key.keyId}`)).text();
		if (stored.includes('"active"')) behind += 1;
	}
	if (behind === 0) wrong.push("no key store was behind, so that this shows nothing");
	const seen = `in force after ${took} ms; the key store of ${behind} of ${codes.length} places still said active`;
	return { title: "A key that is revoked", seen, wrong };
}

/** JWKS-01: the key set is fetched once for each place, not for each request. */
export async function keySetOncePerPlace(lab: EdgeLab, requests: number): Promise<Trial> {
	const wrong: string[] = [];
	let [hits, misses] = [0, 0];
	const fetched: string[] = [];
	for (const edge of lab.places) {
		edge.takeLines();
		const all = Array.from({ length: requests }, async () =>
			call(lab, edge.place.code, await requestOf(lab, { credential: "jwt" })),
		);
		for (const answer of await Promise.all(all)) {
			wrong.push(...unless(answer.status === 200, `a token at ${edge.place.code}`, answer));
		}
		const lines = edge.takeLines().filter(({ authType }) => authType === "jwt");
		hits += lines.filter(({ jwks }) => jwks === "hit").length;
		misses += lines.filter(({ jwks }) => jwks === "miss").length;
		fetched.push(`${edge.place.code} ${edge.fetches()}`);
		if (edge.fetches() !== 1) wrong.push(`${edge.place.code} fetched ${edge.fetches()} times`);
	}
	const share = Math.round((1000 * hits) / (hits + misses)) / 10;
	const seen = `${requests} tokens at each place; fetches ${fetched.join(", ")}; ${share} % answered from the cache`;
	return { title: "The key set of the issuer", seen, wrong };
}

/** What clients got while something was done to the places. */
interface Load {
	readonly answers: { readonly from: string; readonly request: WireRequest; readonly called: Called }[];
	stop(): Promise<void>;
}

/** Clients in every city, each sending one request after the other. */
function startLoad(lab: EdgeLab, clientsPerPlace: number): Load {
	const answers: Load["answers"] = [];
	let over = false;
	const client = async (from: string): Promise<void> => {
		while (!over) {
			const request = await requestOf(lab);
			answers.push({ from, request, called: await call(lab, from, request) });
			await pause(5);
		}
	};
	const clients = codesOf(lab).flatMap((code) => Array.from({ length: clientsPerPlace }, () => client(code)));
	return {
		answers,
		stop: async () => {
			over = true;
			await Promise.all(clients);
		},
	};
}

/** How many of the admitted requests are replayed, at any place. */
const replayedAfterwards = 40;

/** Does something to the places under load: no request may be lost, and none admitted twice. */
async function underLoad(lab: EdgeLab, title: string, doing: () => Promise<string>): Promise<Trial> {
	const load = startLoad(lab, 3);
	await pause(300);
	const done = await doing();
	await pause(300);
	await load.stop();
	const wrong = load.answers.flatMap(({ from, called }) => unless(called.status === 200, `from ${from}`, called));
	const admitted = load.answers.filter(({ called }) => called.status === 200);
	const step = Math.max(1, Math.floor(admitted.length / replayedAfterwards));
	const codes = codesOf(lab);
	const sample = admitted.filter((_, index) => index % step === 0);
	for (const [index, { request }] of sample.entries()) {
		const replayed = await call(lab, codes[index % codes.length] ?? "", request);
		wrong.push(...unless(replayed.code === "nonce_replayed", "a replay afterwards", replayed));
	}
	const seen = `${load.answers.length} requests, ${load.answers.length - admitted.length} lost; ${sample.length} replayed afterwards; ${done}`;
	return { title, seen, wrong };
}

/** A place goes down and comes back under load. */
export function placeDown(lab: EdgeLab, code: string): Promise<Trial> {
	return underLoad(lab, "A place that goes down under load", async () => {
		await lab.takeDown(code);
		const { servedBy } = await call(lab, code, await requestOf(lab));
		await lab.bringUp(code);
		return `${code} went down, its clients were served by ${servedBy ?? "nobody"}`;
	});
}

/** Place after place gets another version under load, and the admission objects in use are torn down meanwhile. */
export function rollingDeployment(lab: EdgeLab): Promise<Trial> {
	return underLoad(lab, "A rolling deployment under load", async () => {
		const object = `nonce-${lab.material.keys.get("primary")?.id ?? ""}`;
		for (const code of codesOf(lab)) {
			await lab.deploy(code, "v2");
			await lab.tearDown(object);
		}
		return `${lab.places.map(({ place, version }) => `${place.code} ${version() ?? "down"}`).join(", ")}`;
	});
}
