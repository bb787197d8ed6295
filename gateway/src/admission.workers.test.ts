import {
	abortAllDurableObjects,
	evictDurableObject,
	listDurableObjectIds,
	runDurableObjectAlarm,
	runInDurableObject,
} from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { admissionCases, type ObjectSubject } from "./admission.contract.ts";
import type { Admission } from "./admission.ts";
import type { AdmissionAnswer } from "./admission-protocol.ts";
import { nonceCases } from "./nonce-store.contract.ts";
import { NonceStore } from "./nonce-store.ts";
import { usageCases } from "./usage.contract.ts";

const { ADMISSION: namespace } = env as unknown as { readonly ADMISSION: DurableObjectNamespace<Admission> };

/** An object that no other test reaches. */
function freshObject(): DurableObjectStub<Admission> {
	return namespace.getByName(`nonce-${crypto.randomUUID()}`);
}

/** Each call reaches it anew, since a stub does not outlive the instance that it was broken with. */
function freshSubject(): ObjectSubject {
	const name = `nonce-${crypto.randomUUID()}`;
	return {
		admit: async (request) => answerOf(await namespace.getByName(name).admit([request])),
		setRevoked: (revoked) => namespace.getByName(name).setRevoked(revoked),
		evict: () => evictDurableObject(namespace.getByName(name)),
		abort: () => abortAllDurableObjects(),
		runAlarm: () => runDurableObjectAlarm(namespace.getByName(name)),
		alarmAt: () => runInDurableObject(namespace.getByName(name), (_, { storage }) => storage.getAlarm()),
	};
}

/** The answer to the one request that was sent. */
function answerOf(answers: readonly AdmissionAnswer[]): AdmissionAnswer {
	const [answer] = answers;
	if (answer === undefined || answers.length > 1) {
		throw new Error("one request has one answer");
	}
	return answer;
}

describe("the nonce store on the storage of a Durable Object", () => {
	it.each([...nonceCases, ...usageCases])("$requirement: $behaviour", async ({ run }) => {
		await runInDurableObject(freshObject(), async (_, { storage }) => {
			const sql = {
				exec: (query: string, ...bindings: (string | number)[]) => storage.sql.exec(query, ...bindings),
				transaction: <T>(work: () => T) => storage.transactionSync(work),
			};
			await run({ open: () => new NonceStore(sql) });
		});
	});
});

describe("the admission object", () => {
	it.each(admissionCases)("$requirement: $behaviour", async ({ run }) => {
		await run(freshSubject());
	});

	it("is made when it is first asked and not before", async () => {
		const before = (await listDurableObjectIds(namespace)).length;
		const subject = freshSubject();
		expect(await listDurableObjectIds(namespace)).toHaveLength(before);
		await subject.admit({ nonce: "nonce-a", acceptableUntil: 1, quotas: {}, liveNonces: 1, recordVersion: 0 });
		expect(await listDurableObjectIds(namespace)).toHaveLength(before + 1);
	});

	it("has nothing that keeps it awake once it has answered: no timer, no socket, no request of its own", async () => {
		onTestFinished(() => {
			vi.restoreAllMocks();
		});
		await runInDurableObject(freshObject(), async (object, { storage }) => {
			const wakers = [
				...(["setTimeout", "setInterval", "fetch"] as const).map((name) => vi.spyOn(globalThis, name)),
				vi.spyOn(globalThis, "WebSocket"),
			];
			const now = Math.floor(Date.now() / 1000);
			const request = { nonce: "nonce-a", acceptableUntil: now, quotas: { day: 1 }, liveNonces: 1, recordVersion: 0 };
			expect(answerOf(await object.admit([request])).decision).toBe("admitted");
			await object.setRecord({ version: 1, text: "{}" });
			await object.setRevoked(true);
			await object.alarm();
			expect(await storage.getAlarm()).not.toBeNull();
			for (const waker of wakers) {
				expect(waker).not.toHaveBeenCalled();
			}
		});
	});

	it("spends nothing where a decision fails half-way", async () => {
		await runInDurableObject(freshObject(), (_, { storage }) => {
			const failing = { fails: true };
			const store = new NonceStore({
				exec: (query, ...bindings) => {
					if (failing.fails && query.startsWith("INSERT INTO usage")) {
						throw new Error("the disk is full");
					}
					return storage.sql.exec(query, ...bindings);
				},
				transaction: (work) => storage.transactionSync(work),
			});
			const request = {
				nonce: "nonce-a",
				acceptableUntil: 2_000_000_000,
				quotas: { day: 5 },
				liveNonces: 1,
				recordVersion: 0,
			};
			expect(() => store.admit(request, 1_767_225_600)).toThrow();
			failing.fails = false;
			expect(store.admit(request, 1_767_225_600).decision).toBe("admitted");
		});
	});
});

describe("an admission object that is asked about several requests at once", () => {
	it("is woken to forget what it admitted, although it refused others", async () => {
		const object = freshObject();
		const asked = {
			nonce: "nonce-a",
			acceptableUntil: Date.now() / 1000 + 300,
			quotas: {},
			liveNonces: 10,
			recordVersion: 0,
		};
		const answers = await object.admit([asked, asked]);
		expect(answers.map(({ decision }) => decision)).toEqual(["admitted", "replayed"]);
		expect(await runInDurableObject(object, (_, { storage }) => storage.getAlarm())).not.toBeNull();
	});
});
