import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { nonceCommands } from "../arbitraries/nonce-commands.ts";
import { checkable } from "../checkable.ts";
import { type NonceSubject, noncesAreAdmittedOnce } from "./nonce-history.ts";

/** A store of nonces as simple as can be, and the ways in which it can be made wrong. */
interface Faults {
	inMemory?: boolean;
	awaits?: boolean;
	keptFor?: (offset: number) => number;
	nameOf?: (key: string, nonce: string) => string;
	prunes?: "nothing" | "everything" | "by its clock";
	spendsUnproved?: boolean;
}

function storeWith({ inMemory, awaits, keptFor, nameOf, prunes, spendsUnproved }: Faults): () => Promise<NonceSubject> {
	return async () => {
		const spent = new Map<string, number>();
		let clock = 1_767_225_600;
		let lowWater = 0;
		const admit = async (name: string, until: number) => {
			if (spent.has(name) || until <= lowWater) return false;
			if (awaits === true) await nextTurn();
			spent.set(name, until);
			return true;
		};
		const forgets = async () => {
			if (inMemory === true) spent.clear();
		};
		return {
			now: () => clock,
			send: async ({ key, offset, copies, manner }, nonce) => {
				const until = clock + (keptFor?.(offset) ?? offset + 300);
				const name = nameOf?.(key, nonce) ?? `${key} ${nonce}`;
				const unproved = manner === "forged" || manner === "wrong-body";
				if (unproved && spendsUnproved === true) spent.set(name, until);
				const copy = async () => {
					if (unproved) return { answer: "refused" as const };
					return (await admit(name, until)) ? { answer: "admitted" as const } : { answer: "replayed" as const };
				};
				return Promise.all(Array.from({ length: copies }, copy));
			},
			evict: forgets,
			restart: forgets,
			prune: async () => {
				if (prunes === "everything") spent.clear();
				if (prunes === "nothing") return;
				if (prunes === "by its clock") {
					for (const [name, until] of spent) if (until < clock) spent.delete(name);
					return;
				}
				lowWater = Math.max(lowWater, clock - 60);
				for (const [name, until] of spent) if (until <= lowWater) spent.delete(name);
			},
			wait: async (seconds) => {
				clock += seconds;
			},
		};
	};
}

const commands = nonceCommands({
	manners: ["plain", "forged", "wrong-body"],
	disturbances: ["evict", "restart", "prune", "wait"],
	maxCommands: 14,
	maxCopies: 6,
});
const search = (faults: Faults) => {
	const law = noncesAreAdmittedOnce(storeWith(faults), () => "history");
	return checkable(commands, law).search({ seed: 20_260_116, runs: 6000 });
};

describe("a nonce is admitted once, and a new one always", () => {
	it("by a simple store", async () => {
		expect(await search({})).toMatchObject({ kind: "held" });
	});

	it.each<[string, Faults, string]>([
		["forgets what was only in memory", { inMemory: true }, "HMAC-NONCE-09"],
		["awaits between reading and writing", { awaits: true }, "HMAC-NONCE-02"],
		["forgets everything when it prunes", { prunes: "everything" }, "HMAC-NONCE-09"],
		["prunes by a clock that can be set back", { prunes: "by its clock" }, "HMAC-NONCE-09"],
		["remembers from the arrival of a nonce", { keptFor: () => 300 - 240, prunes: "by its clock" }, "HMAC-NONCE-09"],
		["shares nonces between keys", { nameOf: (_, nonce) => nonce }, "HMAC-NONCE-03"],
		[
			"compares nonces without regard to case",
			{ nameOf: (key, nonce) => `${key} ${nonce.toLowerCase()}` },
			"HMAC-NONCE-04",
		],
		["compares the beginning of nonces", { nameOf: (key, nonce) => `${key} ${nonce.slice(0, 16)}` }, "HMAC-NONCE-04"],
		[
			"compares nonces without dashes",
			{ nameOf: (key, nonce) => `${key} ${nonce.replace(/[-_]/g, "")}` },
			"HMAC-NONCE-04",
		],
		["takes the nonce of a forged request for spent", { spendsUnproved: true }, "HMAC-NONCE-05"],
		["remembers nothing", { nameOf: () => `${Math.random()}` }, "HMAC-NONCE-01"],
	])("unless a store %s", async (_, faults, requirement) => {
		const found = await search(faults);
		expect(found).toMatchObject({ kind: "broken" });
		if (found.kind === "broken")
			expect([requirement, "HMAC-NONCE-01", "HMAC-NONCE-02"]).toContain(found.violation.requirement);
	});
});
