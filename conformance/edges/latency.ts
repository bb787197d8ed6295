import { median } from "../statistics/index.ts";
import { call, requestOf } from "./caller.ts";
import type { EdgeLab } from "./edge-lab.ts";

/** How long requests take at a place with a kind of credential: medians in milliseconds. */
export interface LatencyRow {
	readonly place: string;
	readonly credential: string;
	/** As the client in the same city sees it. */
	readonly client: number;
	/** Of the gateway, by stage. */
	readonly stages: Readonly<Record<string, number>>;
	/** What the admission should take: the round trip to its home, and two milliseconds there. */
	readonly predicted: number | null;
}

/** What an admission object takes on top of the way to it. */
const atHomeMs = 2;

/** Asks so many times with each kind of credential at each place, one after the other. */
export async function measureLatency(lab: EdgeLab, times: number): Promise<readonly LatencyRow[]> {
	const rows: LatencyRow[] = [];
	for (const edge of lab.places) {
		for (const credential of ["none", "jwt", "hmac"] as const) {
			rows.push(await measureOne(lab, edge, credential, times));
		}
	}
	return rows;
}

async function measureOne(
	lab: EdgeLab,
	edge: EdgeLab["places"][number],
	credential: "none" | "jwt" | "hmac",
	times: number,
): Promise<LatencyRow> {
	const { code } = edge.place;
	const probe = credential === "none" ? ({ credential, route: "public" } as const) : ({ credential } as const);
	// The first opens connections and fills caches.
	await call(lab, code, await requestOf(lab, probe));
	edge.takeLines();
	const waits: number[] = [];
	for (let index = 0; index < times; index += 1) {
		waits.push((await call(lab, code, await requestOf(lab, probe))).ms);
	}
	const lines = edge.takeLines();
	const names = ["key", "signature", "body", "digest", "admission", "upstream"].filter((name) =>
		lines.some(({ stages }) => name in stages),
	);
	const stages = Object.fromEntries(names.map((name) => [name, median(lines.map((line) => line.stages[name] ?? 0))]));
	return {
		place: code,
		credential: credential === "none" ? "public" : credential,
		client: median(waits),
		stages,
		predicted: credential === "hmac" ? edge.roundTripMs + atHomeMs : null,
	};
}
