import { expect, it } from "vitest";
import { enoughToBeGone, isRare, repetitionOf } from "./repetition.ts";

const shown =
	(...each: readonly boolean[]) =>
	async () => {
		const left = [...each];
		return repetitionOf(async () => left.shift() ?? false);
	};

it("asks twice more for what is shown again, and some times for what is not", async () => {
	expect(await shown(true, true)()).toEqual({ shown: 3, asked: 3 });
	expect(await shown(true, false)()).toEqual({ shown: 2, asked: 9 });
	expect(await shown(false)()).toEqual({ shown: 1, asked: 9 });
	expect(await shown(false, true, true)()).toEqual({ shown: 3, asked: 9 });
});

it("has for rare what is shown by less than half of the attempts", () => {
	expect(isRare({ shown: 3, asked: 3 })).toBe(false);
	expect(isRare({ shown: 5, asked: 9 })).toBe(false);
	expect(isRare({ shown: 4, asked: 9 })).toBe(true);
});

it("has to fail to come the more often, the rarer it was", () => {
	expect(enoughToBeGone({ shown: 4, asked: 9 })).toBe(19);
	expect(enoughToBeGone({ shown: 1, asked: 9 })).toBe(81);
});
