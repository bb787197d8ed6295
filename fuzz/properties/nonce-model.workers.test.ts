import { abortAllDurableObjects, evictDurableObject, runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Admission } from "../../gateway/src/admission.ts";
import { nonceCommands } from "../arbitraries/nonce-commands.ts";
import { countersignV1, isFresh } from "../core.ts";
import type { Answered } from "../laws/nonce-answers.ts";
import { type NonceSubject, noncesAreAdmittedOnce } from "../laws/nonce-history.ts";
import type { NonceRequest } from "../models/nonce-command.ts";
import type { Clocks } from "../models/nonce-history.ts";

const { ADMISSION: namespace } = env as unknown as { readonly ADMISSION: DurableObjectNamespace<Admission> };

const commands = nonceCommands({
	manners: ["plain"],
	disturbances: ["evict", "restart", "prune", "clocks"],
	places: true,
	maxCommands: 16,
	maxCopies: 12,
	exact: true,
});

const startMs = 1_767_225_600_000;

/**
 * The admission objects of two keys, as the runtime runs them: in SQLite, evicted, aborted, with their alarms, under a
 * clock that is set on and back. Each call reaches an object anew, since a stub does not outlive a broken instance. The
 * Workers that ask them judge timestamps by clocks of their own.
 */
function admissionObjects(): NonceSubject {
	const history = crypto.randomUUID();
	const object = (key: string) => namespace.getByName(`nonce-${history}-${key}`);
	const running = new Set<string>();
	let clocks: Clocks = { here: startMs, there: startMs, object: startMs };
	vi.setSystemTime(startMs);
	const ask = async ({ key, name, until }: NonceRequest): Promise<Answered> => {
		const request = { nonce: name, acceptableUntil: until, quotas: {}, liveNonces: 1000, recordVersion: 0 };
		const [answer] = await object(key).admit([request]);
		const decision = answer?.decision;
		return { answer: decision === "admitted" || decision === "replayed" ? decision : "refused" };
	};
	return {
		clocks: () => clocks,
		async send(request) {
			if (!isFresh(String(request.until - 300), clocks[request.place], countersignV1)) {
				return [{ answer: "untimely" }];
			}
			running.add(request.key);
			return Promise.all(Array.from({ length: request.copies }, () => ask(request)));
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
		async setClocks(told) {
			clocks = told;
			vi.setSystemTime(told.object);
		},
	};
}

describe("the admission object", () => {
	beforeEach(() => {
		vi.useFakeTimers({ toFake: ["Date"], now: startMs });
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
		await fc.assert(property, { seed: 20_260_117, numRuns: 60 });
	});

	it("sees its clock moved by these histories", async () => {
		const subject = admissionObjects();
		const request = { id: 0, key: "primary", nonce: 0, name: "nonce-of-this-history", copies: 1 } as const;
		const send = () => {
			const until = Math.floor(subject.clocks().here / 1000) + 300;
			return subject.send({ ...request, place: "here", offset: 0, manner: "plain", until });
		};
		const setAll = (ms: number) => subject.setClocks?.({ here: ms, there: ms, object: ms });
		expect(await send()).toEqual([{ answer: "admitted" }]);
		await subject.prune?.();
		await setAll(startMs + 1_000_000);
		await subject.prune?.();
		// Its time has passed by more than the margin: it was forgotten, and the object's own clock is the one that was moved.
		expect(await send()).toEqual([{ answer: "admitted" }]);
	});
});
