import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, it } from "vitest";
import { OneAtATime } from "./one-at-a-time.ts";

it("lets the next one in when the one before has gone, in the order in which they came", async () => {
	const one = new OneAtATime();
	const seen: string[] = [];
	const visit = async (name: string): Promise<void> => {
		const leave = await one.take();
		seen.push(`${name} in`);
		await nextTurn();
		seen.push(`${name} out`);
		leave();
	};
	await Promise.all(["a", "b", "c"].map(visit));
	expect(seen).toEqual(["a in", "a out", "b in", "b out", "c in", "c out"]);
});
