import { expect } from "vitest";
import { benchStart, composeBench, firstKey, type GatewaySubject } from "./bench/bench.ts";
import type { ContractCase } from "./contract.ts";

const from = benchStart + 900;
const divided = { ...firstKey, version: 2, shards: { count: 4, before: 1, from } };

/** A gateway whose key is divided at `from`; its admission objects go by the same clock. */
function benchOf(subject: GatewaySubject, record = divided) {
	const clock = { nowMs: benchStart * 1000 };
	const bench = composeBench(subject, { records: [record], admission: subject.admissionAt(() => clock.nowMs) });
	const at = (second: number) => {
		clock.nowMs = second * 1000;
		bench.clock.nowMs = second * 1000;
	};
	return { bench, at };
}

/** A key that is divided among several admission objects. */
export const divisionCases: readonly ContractCase<GatewaySubject>[] = [
	{
		requirement: "HMAC-NONCE-12",
		behaviour: "admits a nonce of a key that is divided once, also while the division is being changed",
		run: async (subject) => {
			const { bench, at } = benchOf(subject);
			// A nonce of before the change, while it is live, under timestamps for which the change is over.
			at(from - 310);
			expect((await bench.signed({ nonce: "nonce-0123456789" })).status).toBe(200);
			at(from - 12);
			expect((await bench.signed({ nonce: "nonce-0123456789" })).code).toBe("nonce_replayed");
			// Nonces of the time of the change, and of after it.
			for (const [index, second] of [from - 300, from - 1, from, from + 59, from + 60, from + 400].entries()) {
				at(second);
				const nonce = `nonce-of-second-${index}`;
				expect((await bench.signed({ nonce })).status).toBe(200);
				for (const later of [second, second + 1, second + 200]) {
					at(later);
					expect((await bench.signed({ nonce })).code).toBe("nonce_replayed");
					expect((await bench.signed({ nonce, timestamp: String(second) })).code).toBe("nonce_replayed");
				}
			}
		},
	},
	{
		requirement: "HMAC-NONCE-12",
		behaviour: "refuses a nonce that only the later of two objects knows, by an isolate whose clock is behind",
		run: async (subject) => {
			const { bench, at } = benchOf(subject);
			// By the clock of one isolate the change is over, by that of the other it is not.
			at(from + 60);
			expect((await bench.signed({ nonce: "nonce-0123456789" })).status).toBe(200);
			at(from + 59);
			const again = await bench.signed({ nonce: "nonce-0123456789", timestamp: String(from + 60) });
			expect(again.code).toBe("nonce_replayed");
		},
	},
	{
		requirement: "LIM-01",
		behaviour: "admits no more of a key that is divided than its quota in all, and tells what may be left of the whole",
		run: async (subject) => {
			const record = { ...divided, shards: { count: 4, before: 1, from: 0 }, quotas: { hour: 12 } };
			const { bench } = benchOf(subject, record);
			const statuses: number[] = [];
			for (let index = 0; index < 60; index += 1) {
				const { status, headers } = await bench.signed();
				statuses.push(status);
				expect(headers.get("x-ratelimit-limit-hour")).toBe("12");
				const remaining = Number(headers.get("x-ratelimit-remaining-hour"));
				expect(remaining).toBeLessThanOrEqual(8);
				expect(status === 200 || remaining === 0).toBe(true);
			}
			// Sixty nonces leave none of four objects without its share of three.
			expect(statuses.filter((status) => status === 200)).toHaveLength(12);
			expect(new Set(statuses)).toEqual(new Set([200, 429]));
		},
	},
];
