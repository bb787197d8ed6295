import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, requestOf } from "./caller.ts";
import { type EdgeLab, startEdgeLab } from "./edge-lab.ts";
import { measureLatency } from "./latency.ts";
import {
	keySetOncePerPlace,
	placeDown,
	raceOfPlaces,
	replayElsewhere,
	revokedEverywhere,
	rollingDeployment,
} from "./trials.ts";

let lab: EdgeLab;

beforeAll(async () => {
	lab = await startEdgeLab({ places: ["LHR", "FRA", "MAD"], home: "DUB" });
}, 60_000);

afterAll(() => lab.dispose());

describe("the gateway at several places", () => {
	it.each([
		["refuses at every place what one has admitted (HMAC-NONCE-01)", () => replayElsewhere(lab)],
		["admits one of the same request at all places at once (HMAC-NONCE-02)", () => raceOfPlaces(lab, 5)],
		[
			"refuses a revoked key everywhere at once, while the key store is behind (HMAC-KEY-04)",
			() => revokedEverywhere(lab),
		],
		["fetches the key set once for each place (JWKS-01)", () => keySetOncePerPlace(lab, 10)],
		["loses no request and admits no replay when a place goes down", () => placeDown(lab, "FRA")],
		["loses no request and admits no replay in a rolling deployment", () => rollingDeployment(lab)],
	])(
		"%s",
		async (_, trial) => {
			const { wrong, seen } = await trial();
			expect(wrong, seen).toEqual([]);
		},
		30_000,
	);

	it("is reached at the nearest place, which its answers name, as its log does", async () => {
		for (const { place, takeLines } of lab.places) {
			takeLines();
			expect((await call(lab, place.code, await requestOf(lab))).servedBy).toBe(place.code);
			expect(takeLines().map(({ pop }) => pop)).toEqual([place.code]);
		}
	});

	it("pays for an admission with the way to its home, and for a token with none", async () => {
		for (const { place, credential, stages, predicted } of await measureLatency(lab, 3)) {
			expect("admission" in stages, `${place} ${credential}`).toBe(credential === "hmac");
			// Nothing is faster than light; how much slower this machine is says nothing.
			if (predicted !== null) expect(stages["admission"]).toBeGreaterThanOrEqual(predicted - 3);
		}
	});

	it("remembers over a crash of the machine on which its admission objects live", async () => {
		const request = await requestOf(lab);
		expect((await call(lab, "LHR", request)).status).toBe(200);
		await lab.restartHome();
		for (const { place } of lab.places) {
			expect((await call(lab, place.code, request)).code).toBe("nonce_replayed");
		}
	});

	it("refuses connections where every place is down, and is back afterwards", async () => {
		const codes = lab.places.map(({ place }) => place.code);
		for (const code of codes) await lab.cutOff(code);
		expect((await call(lab, "LHR", await requestOf(lab))).status).toBeNull();
		for (const code of codes) await lab.bringUp(code);
		expect((await call(lab, "LHR", await requestOf(lab))).status).toBe(200);
	});
});

it("has no place that is not on its map", async () => {
	await expect(startEdgeLab({ places: ["XXX"] })).rejects.toThrow(/XXX.*LHR/);
});
