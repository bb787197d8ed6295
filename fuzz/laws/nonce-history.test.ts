import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Exchange } from "../../conformance/engine/check.ts";
import { nonceCommands } from "../arbitraries/nonce-commands.ts";
import { checkable } from "../checkable.ts";
import type { NonceCommand, NonceRequest } from "../models/nonce-command.ts";
import type { Clocks } from "../models/nonce-history.ts";
import type { Answered } from "./nonce-answers.ts";
import { type NonceSubject, noncesAreAdmittedOnce } from "./nonce-history.ts";

/** A store of nonces as simple as can be behind a gate for timestamps, and the ways in which they can be made wrong. */
interface Faults {
	inMemory?: boolean;
	/** What it has learnt is on its disk only some answers later. */
	writesLate?: boolean;
	awaits?: boolean;
	keptFor?: (request: NonceRequest) => number;
	nameOf?: (request: NonceRequest) => string;
	prunes?: "nothing" | "everything" | "without a mark";
	/** Seconds by which it keeps nonces longer than they can be accepted. */
	margin?: number;
	spendsUnproved?: boolean;
	/** Forgets whose answer it could not give. */
	givesBack?: boolean;
	/** Whether a timestamp so many seconds ahead of the clock passes. */
	passes?: (ahead: number) => boolean;
	/** Whose clock the gate looks at. */
	gateLooksAt?: keyof Clocks;
	/** One for each place. */
	apart?: boolean;
}

const reference = { margin: 61, passes: (ahead: number) => Math.abs(ahead) <= 300 };

function storeWith(faults: Faults): () => Promise<NonceSubject> {
	const { inMemory, writesLate, awaits, keptFor, nameOf, prunes, spendsUnproved, givesBack, gateLooksAt, apart } =
		faults;
	const { margin, passes } = { ...reference, ...faults };
	return async () => {
		const spent = new Map<string, number>();
		const written = new Map<string, number>();
		let clocks: Clocks = { here: 1_767_225_600_000, there: 1_767_225_600_000, object: 1_767_225_600_000 };
		let lowWater = Number.NEGATIVE_INFINITY;
		const write = (name: string, until: number) => {
			spent.set(name, until);
			if (writesLate !== true || spent.size % 2 === 0) for (const [each, at] of spent) written.set(each, at);
		};
		const nameIn = (request: NonceRequest) =>
			`${apart === true ? request.place : ""} ${nameOf?.(request) ?? `${request.key} ${request.name}`}`;
		const admit = async (name: string, until: number) => {
			if (spent.has(name) || until <= lowWater) return false;
			if (awaits === true) await nextTurn();
			write(name, until);
			return true;
		};
		const restart = async () => {
			spent.clear();
			if (inMemory !== true) for (const [name, until] of written) spent.set(name, until);
		};
		const answer = async (request: NonceRequest): Promise<Answered> => {
			const { until, manner } = request;
			const name = nameIn(request);
			if (!passes(until - 300 - Math.floor(clocks[gateLooksAt ?? request.place] / 1000))) return { answer: "untimely" };
			const kept = keptFor?.(request) ?? until;
			if (manner === "forged" || manner === "wrong-body") {
				if (spendsUnproved === true) write(name, kept);
				return { answer: "refused" };
			}
			// Some answers get lost before the request is looked at, and some after it.
			if (manner === "hangs-up" && name.length % 2 === 0) return { answer: "lost" };
			const admitted = await admit(name, kept);
			if (manner === "hangs-up") {
				if (givesBack === true) spent.delete(name);
				return { answer: "lost" };
			}
			return { answer: admitted ? "admitted" : "replayed" };
		};
		return {
			clocks: () => clocks,
			send: (request) => Promise.all(Array.from({ length: request.copies }, () => answer(request))),
			evict: restart,
			restart,
			cut: restart,
			prune: async () => {
				if (prunes === "nothing") return;
				if (prunes === "everything") return spent.clear();
				const mark = Math.floor(clocks.object / 1000) - margin;
				if (prunes !== "without a mark") lowWater = Math.max(lowWater, mark);
				for (const [name, until] of spent) {
					if (until > Math.max(lowWater, mark)) continue;
					spent.delete(name);
					written.delete(name);
				}
			},
			setClocks: async (told) => {
				clocks = told;
			},
		};
	};
}

const commands = nonceCommands({
	manners: ["forged", "wrong-body", "hangs-up"],
	disturbances: ["evict", "restart", "prune", "clocks"],
	cuts: ["kill"],
	places: true,
	maxCommands: 14,
	maxCopies: 6,
	exact: true,
});
const lawFor = (faults: Faults) => noncesAreAdmittedOnce(storeWith(faults), () => "history");
const search = (faults: Faults, seed = 20_260_116, runs = 6000) =>
	checkable(withoutWaiting, lawFor(faults)).search({ seed, runs });
/** What only pauses is no different for a store in memory. */
const withoutWaiting = commands.map((list) =>
	list.map((command) =>
		command.do === "together" && command.cut !== undefined ? { ...command, cut: { ...command.cut, ms: 0 } } : command,
	),
);

describe("a nonce is admitted once, and a new one always", () => {
	it("by a simple store", async () => {
		expect(await search({})).toMatchObject({ kind: "held" });
	});

	it.each<[string, Faults, string]>([
		["forgets what was only in memory", { inMemory: true }, "HMAC-NONCE-09"],
		["writes down what it has answered before", { writesLate: true }, "HMAC-NONCE-09"],
		["awaits between reading and writing", { awaits: true }, "HMAC-NONCE-02"],
		["forgets everything when it prunes", { prunes: "everything" }, "HMAC-NONCE-09"],
		["has no mark of what it has forgotten", { prunes: "without a mark" }, "HMAC-NONCE-09"],
		["keeps no margin between two clocks", { margin: 0 }, "HMAC-NONCE-09"],
		["keeps a margin that is one second short", { margin: 60 }, "HMAC-NONCE-09"],
		[
			"remembers from the arrival of a nonce",
			{ keptFor: ({ until, offset }) => until - offset, prunes: "without a mark" },
			"HMAC-NONCE-09",
		],
		["shares nonces between keys", { nameOf: ({ name }) => name }, "HMAC-NONCE-03"],
		[
			"compares nonces without regard to case",
			{ nameOf: ({ key, name }) => `${key} ${name.toLowerCase()}` },
			"HMAC-NONCE-04",
		],
		["compares the beginning of nonces", { nameOf: ({ key, name }) => `${key} ${name.slice(0, 16)}` }, "HMAC-NONCE-04"],
		[
			"compares nonces without dashes",
			{ nameOf: ({ key, name }) => `${key} ${name.replace(/[-_]/g, "")}` },
			"HMAC-NONCE-04",
		],
		["compares nonces with their timestamps", { nameOf: ({ name, until }) => `${name} ${until}` }, "HMAC-NONCE-01"],
		["takes the nonce of a forged request for spent", { spendsUnproved: true }, "HMAC-NONCE-05"],
		["remembers nothing", { nameOf: () => `${Math.random()}` }, "HMAC-NONCE-01"],
		["is another one at each place", { apart: true }, "HMAC-NONCE-01"],
		["lets old timestamps pass", { passes: (ahead) => ahead <= 300 }, "HMAC-TIME-01"],
		["lets timestamps of the future pass", { passes: (ahead) => ahead >= -300 }, "HMAC-TIME-02"],
		["refuses the edges of the window", { passes: (ahead) => Math.abs(ahead) < 300 }, "HMAC-TIME-03"],
		["judges timestamps by the clock of the object", { gateLooksAt: "object" }, "HMAC-TIME-03"],
	])("unless a store %s", async (_, faults, requirement) => {
		const found = await search(faults);
		expect(found).toMatchObject({ kind: "broken" });
		if (found.kind === "broken")
			expect([requirement, "HMAC-NONCE-01", "HMAC-NONCE-02", "HMAC-TIME-01", "HMAC-TIME-02"]).toContain(
				found.violation.requirement,
			);
	});

	const plain = { key: "primary", nonce: 0, copies: 1, place: "here", manner: "plain" } as const;
	const on = (seconds: number) => ({ do: "clocks", on: seconds * 1000, there: 0, object: 0 }) as const;
	const judge = (list: readonly NonceCommand[], faults: Faults = {}) => lawFor(faults)(list);

	it("is not said of a history of which something cannot be done, but of the part that can", async () => {
		const send = { do: "send", ...plain, offset: 0 } as const;
		const open = async (): Promise<NonceSubject> => {
			const { clocks, send: sendTo } = await storeWith({})();
			return { clocks, send: sendTo, isOnePlace: true };
		};
		const law = noncesAreAdmittedOnce(open, () => "history");
		expect(await law([send, { do: "again", ...plain }])).toBeUndefined();
		for (const undone of [{ do: "evict" }, { do: "restart" }, { do: "prune" }, on(400)] as const) {
			const judged = async () => law([send, undone, { do: "again", ...plain }]);
			await expect(judged).rejects.toMatchObject({ name: "Unjudged", judged: [send, { do: "again", ...plain }] });
			await expect(judged).rejects.toThrow(undone.do);
		}
		const cut = { how: "kill", answers: 0, ms: 0 } as const;
		await expect(async () => law([{ do: "together", sends: [send], cut }])).rejects.toMatchObject({
			judged: [{ do: "together", sends: [send] }],
		});
		await expect(async () => law([{ ...send, place: "there" }])).rejects.toMatchObject({ judged: [send] });
		await expect(async () => law([{ do: "evict" }])).rejects.toMatchObject({ judged: undefined });
	});

	it("is shown to be broken by each request that went out and by what was done in between, in order", async () => {
		const requestOf = ({ id }: NonceRequest) =>
			({ probe: { credential: "hmac" }, token: `t${id}` }) as unknown as Exchange;
		const subject = async (): Promise<NonceSubject> => {
			const store = await storeWith({ inMemory: true })();
			const send = async (request: NonceRequest) =>
				(await store.send(request)).map((answered) => ({ ...answered, exchange: requestOf(request) }));
			return { ...store, send };
		};
		const law = noncesAreAdmittedOnce(subject, () => "history");
		const [send, again] = [{ do: "send", ...plain, offset: 0 } as const, { do: "again", ...plain, copies: 2 } as const];
		expect(await law([send, { do: "evict" }, again])).toMatchObject({
			steps: [{ exchange: { token: "t1" } }, { done: "evict" }, { exchange: { token: "t1" }, how: "2 times at once" }],
		});
	});

	it("is said to be broken although something could not be done", async () => {
		const subject = async (): Promise<NonceSubject> => {
			const { clocks, send } = await storeWith({ nameOf: () => `${Math.random()}` })();
			return { clocks, send };
		};
		const law = noncesAreAdmittedOnce(subject, () => "history");
		const list: NonceCommand[] = [{ do: "send", ...plain, offset: 0 }, { do: "evict" }, { do: "again", ...plain }];
		// Nothing was done between the two.
		expect(await law(list)).toMatchObject({ requirement: "HMAC-NONCE-01", judged: [list[0], list[2]] });
	});

	it("lets a nonce be taken anew whose time had passed before the clocks were set back", async () => {
		const list: NonceCommand[] = [
			{ do: "send", ...plain, offset: 0 },
			on(400),
			{ do: "prune" },
			on(-299),
			{ do: "send", ...plain, offset: 280 },
		];
		expect(await judge(list)).toBeUndefined();
	});

	it("does not let the same request in, whatever the clocks have done in between", async () => {
		const list: NonceCommand[] = [
			{ do: "send", ...plain, offset: 0 },
			on(400),
			{ do: "prune" },
			on(-299),
			{ do: "again", ...plain },
		];
		expect(await judge(list)).toBeUndefined();
		expect(await judge(list, { prunes: "without a mark" })).toMatchObject({ requirement: "HMAC-NONCE-09" });
	});

	it("knows what became of a lost request as soon as another one is told", async () => {
		const lost = { do: "send", ...plain, offset: 0, manner: "hangs-up" } as const;
		const list: NonceCommand[] = [
			{ ...lost, nonce: 3 },
			{ do: "send", ...plain, nonce: 3, offset: 10 },
		];
		expect(await judge(list)).toBeUndefined();
		expect(
			await judge([...list, { do: "evict" }, { do: "again", ...plain, nonce: 3 }], { inMemory: true }),
		).toBeDefined();
	});
});
