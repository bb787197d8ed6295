import { describe, expect, it } from "vitest";
import type { Exchange, Trial } from "../engine/check.ts";
import type { Edge } from "../engine/edges.ts";
import { answer, fault, problem } from "../engine/fake-target.ts";
import { fakeHands } from "../measurements/fake-hands.ts";
import { raceRounds } from "./race-rounds.ts";

const id = "HMAC-NONCE-02/race";
const edges: readonly Edge[] = ["LHR", "NRT"].map((name) => ({ name, url: `https://${name}.test` }));

/** One answer at each edge; those of `accepted` let the request in. */
function round(accepted: readonly string[], rayOf = (name: string) => `8f2e4c6a0b1d3e5f-${name}`): Exchange[] {
	return edges.map((edge) => {
		const ray = [["CF-Ray", rayOf(edge.name)]] as const;
		const refusal = problem(401, "nonce_replayed");
		const refused = refusal.ok ? { ok: true as const, answer: { ...refusal.answer, headers: ray } } : refusal;
		return exchangeAt(edge, accepted.includes(edge.name) ? answer(200, ray, "{}") : refused);
	});
}

function exchangeAt(edge: Edge, outcome: Exchange["outcome"]): Exchange {
	const request = {
		method: "GET",
		target: "/",
		host: "h",
		headers: [],
		body: new Uint8Array(),
		framing: { kind: "none" as const },
	};
	return { probe: { credential: "hmac" }, request, outcome, token: "t", edge };
}

async function raced(rounds: readonly Exchange[][]) {
	const measured: Parameters<Trial["measured"]>[0][] = [];
	const trial: Trial = { ...fakeHands({ gateway: () => true }), measured: (finding) => void measured.push(finding) };
	let count = 0;
	const next = async (): Promise<Exchange[]> => {
		count += 1;
		return rounds[(count - 1) % rounds.length] ?? [];
	};
	const outcome = await raceRounds(trial, { id, rounds: 8, copies: 2, round: next });
	return { outcome, measured: measured[0], ran: count };
}

const lost = edges.map((edge) => exchangeAt(edge, fault("reset")));

describe("rounds of a race", () => {
	it("pass with one winner each, and say how little that excludes", async () => {
		const { outcome, measured } = await raced([round(["LHR"]), round(["NRT"])]);
		expect(outcome.verdict).toBe("pass");
		expect(measured).toMatchObject({ id, value: 0, samples: 8, interval: { low: 0 } });
		expect(measured?.interval.high).toBeCloseTo(1 - 0.05 ** (1 / 8), 6);
		expect(measured?.notes).toEqual(["LHR was answered by LHR.", "NRT was answered by NRT."]);
	});

	it("fail with two winners, count them to the end, and name where they were", async () => {
		const { outcome, measured, ran } = await raced([round(["LHR"]), round(["LHR", "NRT"])]);
		expect(ran).toBe(8);
		expect(outcome).toMatchObject({ verdict: "fail" });
		const actual = outcome.verdict === "fail" ? outcome.actual : "";
		expect(actual).toContain("LHR (CF-Ray 8f2e4c6a0b1d3e5f-LHR)");
		expect(actual).toContain("NRT (CF-Ray 8f2e4c6a0b1d3e5f-NRT)");
		expect(actual).toContain("4 of 8 rounds");
		expect(measured).toMatchObject({ value: 0.5 });
		expect(measured?.interval.low).toBeGreaterThan(0.1);
		expect(measured?.interval.high).toBeLessThan(0.9);
	});

	it("fail without a winner", async () => {
		expect((await raced([round([])])).outcome).toMatchObject({ verdict: "fail" });
	});

	it("are run anew where answers were lost, as long as that is rare", async () => {
		const rarely = await raced([lost, ...Array.from({ length: 8 }, () => round(["LHR"]))]);
		expect([rarely.outcome.verdict, rarely.ran]).toEqual(["pass", 9]);
		const often = await raced([lost, round(["LHR"])]);
		expect(often.outcome).toMatchObject({ verdict: "fail", lost: true });
		expect(often.measured).toBeUndefined();
	});

	it("say that all edges may be one place, that none has a name, and nothing that a target made up", async () => {
		const one = await raced([round(["LHR"], () => "8f2e4c6a0b1d3e5f-LHR")]);
		expect(one.measured?.notes?.join()).toContain("may be one place");
		const none = await raced([round(["LHR"], () => "<script>\u001b[31m")]);
		expect(none.measured?.notes).toEqual(["No answer names its point of presence (CF-Ray)."]);
	});
});
