import { describe, expect, it } from "vitest";
import { type EdgeLab, type EdgeLabOptions, startEdgeLab } from "./edge-lab.ts";
import { raceOfPlaces, replayElsewhere, revokedEverywhere, type Trial } from "./trials.ts";

/** What a trial finds wrong with one of the deliberately broken gateways at two places. */
async function wrongWith(mutant: string, trial: (lab: EdgeLab) => Promise<Trial>, options: EdgeLabOptions = {}) {
	const lab = await startEdgeLab({ places: ["LHR", "FRA"], entry: "mutants", mutant, ...options });
	try {
		return (await trial(lab)).wrong;
	} finally {
		await lab.dispose();
	}
}

describe("a trial of several places finds out a gateway that", () => {
	it("keeps nonces in the isolate", async () => {
		const wrong = await wrongWith("nonces-kept-in-the-isolate", replayElsewhere);
		expect(wrong).toContain("at LHR, then at FRA: 200");
	}, 30_000);

	it("guards nonces in the isolate only", async () => {
		const wrong = await wrongWith("nonces-guarded-in-the-isolate-only", (lab) => raceOfPlaces(lab, 20));
		expect(wrong.join()).toMatch(/2 admitted/);
	}, 30_000);

	it("lets whoever it has revoked go on for as long as the key store is behind", async () => {
		const wrong = await wrongWith("revocation-known-to-the-key-store-only", revokedEverywhere);
		expect(wrong).toEqual(["at LHR, after: 200", "at FRA, after: 200"]);
	}, 30_000);
});
