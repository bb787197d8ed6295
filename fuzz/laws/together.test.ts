import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { get } from "../../conformance/client/raw-server.ts";
import { fault } from "../../conformance/engine/fake-target.ts";
import { checkable } from "../checkable.ts";
import { type Law, Unjudged, type Violation } from "../law.ts";
import { byScheme } from "./by-scheme.ts";
import { onlyThatOne, together } from "./together.ts";
import { Unsettled } from "./verdict.ts";

const small: Law<number> = async (value) =>
	value < 1000 ? undefined : { requirement: "HMAC-TIME-01", expected: "a small number", actual: String(value) };
const lists = (max: number) => fc.array(fc.integer({ min: 0, max }), { minLength: 20, maxLength: 20 });

it("holds where the law holds for each of several inputs", async () => {
	expect(
		await checkable(lists(999), together(small), { simpler: onlyThatOne }).search({ seed: 1, runs: 50 }),
	).toMatchObject({ kind: "held" });
});

it("shrinks to the one input that breaks it", async () => {
	const several = fc.array(fc.integer({ min: 0, max: 1010 }), { minLength: 1, maxLength: 20, size: "max" });
	expect(
		await checkable(several, together(small), { simpler: onlyThatOne }).search({ seed: 1, runs: 500 }),
	).toMatchObject({
		kind: "broken",
		input: [1000],
	});
});

describe("where some inputs cannot be judged", () => {
	const even: Law<number> = async (value) => {
		if (value % 2 === 1) throw new Unjudged("it is odd");
		return small(value);
	};

	it("says which part was, whether it holds or not", async () => {
		await expect(together(even)([1, 2, 3, 4])).rejects.toMatchObject({ message: "it is odd", judged: [2, 4] });
		expect(await together(even)([1, 2, 2000])).toMatchObject({ at: 2, judged: [2, 2000] });
	});

	it("says that nothing was where that is so, and holds where all was", async () => {
		await expect(together(even)([1, 3])).rejects.toMatchObject({ judged: undefined });
		await expect(together(even)([2, 4])).resolves.toBeUndefined();
	});

	it("is no part of a scheme's alone", async () => {
		const law = byScheme({ "countersign-v1": together(even), "sorted-query": together(even) });
		const judged = { scheme: "sorted-query", input: [2] };
		await expect(law({ scheme: "sorted-query", input: [1, 2] })).rejects.toMatchObject({ judged });
	});

	it("is none that a search takes for a mistake", async () => {
		const found = await checkable(lists(999), together(even)).search({ seed: 1, runs: 50 });
		expect(found).toMatchObject({ kind: "held" });
	});
});

describe("of several inputs", () => {
	const exchange = { probe: { credential: "none" }, request: get(), token: "t", outcome: fault("reset") } as const;
	const lost: Violation = { requirement: "ANS-05", expected: "an answer", actual: "none", exchange };
	const accepted: Violation = { requirement: "REQ-01", expected: "refused", actual: "accepted" };
	const law: Law<string> = async (input) => {
		if (input === "unsettled") throw new Unsettled("too many");
		if (input === "mistake") throw new TypeError("mistake");
		return input === "lost" ? lost : input === "accepted" ? accepted : undefined;
	};

	it("tells first what came to light, whatever became of the others", async () => {
		expect(await together(law)(["lost", "accepted"])).toEqual({ ...accepted, at: 1 });
		expect(await together(law)(["unsettled", "mistake", "lost", "accepted"])).toEqual({
			...accepted,
			at: 3,
			judged: ["lost", "accepted"],
		});
		expect(await together(law)(["sound", "lost"])).toEqual({ ...lost, at: 1 });
	});

	it("says nothing where nothing can be said of one, although another lost its answer", async () => {
		await expect(together(law)(["lost", "unsettled"])).rejects.toBeInstanceOf(Unsettled);
		await expect(together(law)(["unsettled", "mistake"])).rejects.toBeInstanceOf(TypeError);
	});
});
