import { describe, expect, it } from "vitest";
import { AdmissionBatches } from "./admission-batches.ts";
import type { AdmissionAnswer, AdmissionRequest } from "./admission-protocol.ts";

function request(nonce: string): AdmissionRequest {
	return { nonce, acceptableUntil: 1, quotas: {}, liveNonces: 1, recordVersion: 0 };
}

/** Objects that answer in this way, and what they were asked. */
function batchesTo(answer: (nonces: readonly string[]) => Promise<readonly AdmissionAnswer[]>) {
	const calls: [string, readonly string[]][] = [];
	const attempts: unknown[] = [];
	const kept: Promise<unknown>[] = [];
	const batches = new AdmissionBatches({
		getByName: (name) => ({
			admit: async (requests) => {
				const nonces = requests.map(({ nonce }) => nonce);
				calls.push([name, nonces]);
				attempts.push(...requests.map(({ attempt }) => attempt));
				return answer(nonces);
			},
		}),
	});
	const admit = (name: string, nonce: string) =>
		batches
			.namespace((work) => kept.push(work))
			.getByName(name)
			.admit(request(nonce));
	return { admit, calls, attempts, kept };
}

const admitAll = async (nonces: readonly string[]): Promise<readonly AdmissionAnswer[]> =>
	nonces.map((nonce) => (nonce.startsWith("old") ? { decision: "replayed" } : { decision: "admitted", quotas: [] }));

describe("calls to the admission objects", () => {
	it("travel together where they come together, and each gets its own answer", async () => {
		const { admit, calls, kept } = batchesTo(admitAll);
		const answers = await Promise.all(["new-1", "old-1", "new-2"].map((nonce) => admit("a", nonce)));
		expect(answers.map(({ decision }) => decision)).toEqual(["admitted", "replayed", "admitted"]);
		expect(calls).toEqual([["a", ["new-1", "old-1", "new-2"]]]);
		expect(kept).toHaveLength(1);
	});

	it("go to each object by themselves", async () => {
		const { admit, calls } = batchesTo(admitAll);
		await Promise.all([admit("a", "new-1"), admit("b", "new-1"), admit("a", "new-2")]);
		expect(calls).toEqual([
			["a", ["new-1", "new-2"]],
			["b", ["new-1"]],
		]);
	});

	it("wait for nobody who is not there", async () => {
		const { admit, calls } = batchesTo(admitAll);
		await admit("a", "new-1");
		await admit("a", "new-2");
		expect(calls).toEqual([
			["a", ["new-1"]],
			["a", ["new-2"]],
		]);
	});

	it("do not wait for one that is under way", async () => {
		const held = Promise.withResolvers<void>();
		const { admit, calls } = batchesTo(async (nonces) => {
			if (nonces.includes("slow")) await held.promise;
			return admitAll(nonces);
		});
		const slow = admit("a", "slow");
		await new Promise((resolve) => setTimeout(resolve, 5));
		expect((await admit("a", "new-1")).decision).toBe("admitted");
		held.resolve();
		expect((await slow).decision).toBe("admitted");
		expect(calls).toHaveLength(2);
	});

	it("fail for all who travel together where the object fails, and for no later one", async () => {
		let failing = true;
		const { admit } = batchesTo(async (nonces) => {
			if (failing) throw new Error("unreachable");
			return admitAll(nonces);
		});
		const outcomes = await Promise.allSettled([admit("a", "new-1"), admit("a", "new-2")]);
		expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
		failing = false;
		expect((await admit("a", "new-1")).decision).toBe("admitted");
	});

	it("are asked once more where the platform says that they were lost, and not where an object is overloaded", async () => {
		for (const [marks, status] of [
			[{ retryable: true }, "fulfilled"],
			[{ durableObjectReset: true }, "fulfilled"],
			[{ retryable: false }, "rejected"],
			[{ retryable: true, overloaded: true }, "rejected"],
			[{}, "rejected"],
		] as const) {
			let failures = 1;
			const { admit, calls, attempts } = batchesTo(async (nonces) => {
				failures -= 1;
				if (failures === 0) throw Object.assign(new Error("lost"), marks);
				return admitAll(nonces);
			});
			const [outcome] = await Promise.allSettled([admit("a", "new-1")]);
			expect(outcome?.status).toBe(status);
			expect(calls).toHaveLength(status === "fulfilled" ? 2 : 1);
			expect(new Set(attempts).size).toBe(1);
			await admit("a", "new-2");
			expect(new Set(attempts).size).toBe(2);
		}
	});

	it("fail for whoever the object gave no answer", async () => {
		const { admit } = batchesTo(async (nonces) => (await admitAll(nonces)).slice(1));
		const outcomes = await Promise.allSettled([admit("a", "new-1"), admit("a", "new-2")]);
		expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
	});
});
