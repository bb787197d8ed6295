import { abortAllDurableObjects, evictDurableObject, runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Admission } from "../../gateway/src/admission.ts";
import { nonceCommands } from "../arbitraries/nonce-commands.ts";
import { type NonceSubject, noncesAreAdmittedOnce } from "../laws/nonce-history.ts";

const { ADMISSION: namespace } = env as unknown as { readonly ADMISSION: DurableObjectNamespace<Admission> };

const commands = nonceCommands({
	manners: ["plain"],
	disturbances: ["evict", "restart", "prune", "wait"],
	maxCommands: 16,
	maxCopies: 12,
});

/**
 * The admission objects of two keys, as the runtime runs them: in SQLite, evicted, aborted, with their alarms, under a
 * clock that is set on and back. Each call reaches an object anew, since a stub does not outlive a broken instance.
 */
function admissionObjects(): NonceSubject {
	const id = crypto.randomUUID();
	const object = (key: string) => namespace.getByName(`nonce-${id}-${key}`);
	const running = new Set<string>();
	return {
		now: () => Date.now() / 1000,
		async send({ key, offset, copies }, nonce) {
			running.add(key);
			const acceptableUntil = Math.floor(Date.now() / 1000) + offset + 300;
			const request = { nonce, acceptableUntil, quotas: {}, liveNonces: 1000 };
			const answers = await Promise.all(Array.from({ length: copies }, () => object(key).admit(request)));
			return answers.map(({ decision }) => ({
				answer: decision === "admitted" || decision === "replayed" ? decision : "refused",
			}));
		},
		async evict() {
			await Promise.all([...running].map((key) => evictDurableObject(object(key))));
			running.clear();
		},
		async restart() {
			await abortAllDurableObjects();
			running.clear();
		},
		async prune() {
			await Promise.all(["primary", "second"].map((key) => runDurableObjectAlarm(object(key))));
		},
		async wait(seconds) {
			vi.setSystemTime(Date.now() + seconds * 1000);
		},
	};
}

describe("the admission object", () => {
	beforeEach(() => {
		vi.useFakeTimers({ toFake: ["Date"], now: 1_767_225_600_000 });
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	it("admits each nonce once, whatever happens to it, and a new one always (HMAC-NONCE-01, -02, -08, -09)", async () => {
		const law = noncesAreAdmittedOnce(
			async () => admissionObjects(),
			() => "history",
		);
		const property = fc.asyncProperty(commands, async (list) => {
			expect(await law(list)).toBeUndefined();
		});
		await fc.assert(property, { seed: 20_260_117, numRuns: 40 });
	});

	it("sees its clock moved by these histories", async () => {
		const subject = admissionObjects();
		const before = subject.now();
		await subject.wait?.(1000);
		expect(subject.now() - before).toBe(1000);
		const send = (offset: number) =>
			subject.send(
				{ do: "send", key: "primary", nonce: 0, offset, copies: 1, manner: "plain" },
				"nonce-of-this-history",
			);
		expect(await send(0)).toEqual([{ answer: "admitted" }]);
		await subject.prune?.();
		await subject.wait?.(1000);
		await subject.prune?.();
		// Its time has passed by more than the margin: it was forgotten, and the object's own clock is the one that was moved.
		expect(await send(0)).toEqual([{ answer: "admitted" }]);
	});
});
