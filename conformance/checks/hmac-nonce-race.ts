import { randomUUID } from "node:crypto";
import type { Check } from "../engine/check.ts";
import { scenario } from "./define.ts";
import { accepted } from "./expect.ts";
import { needsOf } from "./needs-of.ts";
import { replayed, under } from "./nonce-pair.ts";
import { oneWinner } from "./one-winner.ts";
import { raceRounds } from "./race-rounds.ts";
import { inOrder } from "./series.ts";
import { signedRead, signedWrite } from "./signed.ts";

const copies = 40;
const rounds = 3;

/** HMAC-NONCE-02: many at once. */
const races: Check[] = [
	...(
		[
			["parallel-replay", "GET", signedRead],
			["parallel-replay-with-body", "POST", signedWrite],
		] as const
	).map(([slug, method, probe]) =>
		scenario({
			id: `HMAC-NONCE-02/${slug}`,
			title: `admits exactly one of ${copies} copies of a ${method} that arrive at once, three times over`,
			severity: "critical",
			threats: ["NON-02", "NON-03", "NON-06"],
			references: ["CWE-362", "CWE-367"],
			needs: needsOf(probe),
			run: (trial) => {
				const round = async () => (await trial.prepare(probe)).race(copies);
				return raceRounds(trial, { id: `HMAC-NONCE-02/${slug}`, rounds, copies, round });
			},
		}),
	),
	scenario({
		id: "HMAC-NONCE-02/different-requests",
		title: "admits exactly one of 20 different requests with one nonce that arrive at once",
		severity: "critical",
		threats: ["NON-02", "NON-03", "NON-12"],
		references: ["CWE-362", "CWE-367"],
		needs: ["hmac"],
		run: async (trial) => {
			const nonce = randomUUID();
			const probes = Array.from({ length: 20 }, (_, index) => under(nonce, { ...signedRead, query: `page=${index}` }));
			const prepared = await Promise.all(probes.map((probe) => trial.prepare(probe)));
			return oneWinner(trial, await Promise.all(prepared.map((each) => each.send())));
		},
	}),
];

/** HMAC-NONCE-06: the upstream takes its time, and the replay comes meanwhile. */
const whileForwarding = scenario({
	id: "HMAC-NONCE-06/replay-while-forwarding",
	title: "refuses a replay while the first request is still with the upstream, which sees it once",
	waits: 0.6,
	severity: "high",
	threats: ["NON-08"],
	references: ["CWE-367"],
	needs: ["hmac", "echo", "echo.log"],
	run: async (trial) => {
		const prepared = await trial.prepare({ ...signedRead, path: "{route}/~slow-600" });
		const first = prepared.send();
		while ((await trial.seen(prepared.token)).length === 0) {
			const done = await Promise.race([first, trial.pause(5)]);
			if (done !== undefined) break;
		}
		const second = await prepared.send();
		const answered = await first;
		return inOrder(trial, [
			() => trial.judge.expect(answered, accepted()),
			() => trial.judge.expect(second, replayed),
			async () => {
				const times = (await trial.seen(prepared.token)).length;
				return times === 1
					? trial.judge.pass()
					: trial.judge.fail("the upstream sees the request once", `it saw it ${times} times`, second);
			},
		]);
	},
});

/** HMAC-NONCE-02 and HMAC-NONCE-06: requests with one nonce at the same time. */
export const nonceRaceChecks: readonly Check[] = [...races, whileForwarding];
