import { describe, expect, it } from "vitest";
import { KeptKeySet } from "./kept-key-set.ts";
import type { ModelKeySet } from "./published-keys.ts";

const times = {
	issuer: "",
	audience: "",
	algorithms: [],
	cacheSeconds: 10,
	staleSeconds: 5,
	unknownKeyCooldownSeconds: 3,
	failureCooldownSeconds: 2,
	timeoutSeconds: 1,
};
const set = (...kids: readonly string[]): ModelKeySet => ({ kids: new Set(kids), keys: [], forbidden: [] });
const moment = (second: number) => ({ from: second, to: second + 0.1 });
const none = { least: 0, most: 0 };
const one = { least: 1, most: 1 };

function began(): KeptKeySet {
	const kept = new KeptKeySet(times);
	kept.saw([set("a")], "a", moment(0));
	return kept;
}

describe("the model of the key set that is kept", () => {
	it("knows nothing of what was before", () => {
		const kept = new KeptKeySet(times);
		expect(kept.isKnown).toBe(false);
		expect(kept.expects("a", moment(0))).toEqual({ least: 0, most: 2 });
		expect(kept.serving(moment(0))).toBe("open");
	});

	it("fetches nothing for what it knows, and again when its time is over", () => {
		const kept = began();
		expect(kept.expects("a", moment(9))).toEqual(none);
		expect(kept.expects("a", moment(11)).least).toBe(1);
		expect(kept.expects("a", moment(9.95))).toMatchObject({ least: 0 });
	});

	it("fetches for an unknown name, and not again before it has cooled down", () => {
		const kept = began();
		kept.saw([set("a")], "b", moment(1));
		expect(kept.expects("c", moment(2))).toEqual(none);
		expect(kept.expects("c", moment(4.5))).toEqual(one);
	});

	it("waits after a failure, and goes on with what it has for a time", () => {
		const kept = began();
		kept.saw([undefined], "a", moment(11));
		expect(kept.expects("a", moment(12))).toEqual(none);
		expect(kept.expects("a", moment(13.5)).least).toBe(1);
		expect(kept.serving(moment(14))).not.toBe("none");
		expect(kept.serving(moment(15.2))).toBe("none");
		expect(kept.serving(moment(14.95))).toBe("open");
	});

	it("lets requests at once share a fetch, unless it fails and may be tried at once", () => {
		const kept = began();
		expect(kept.mayAskEach([set("a")])).toBe(false);
		expect(kept.mayAskEach([undefined])).toBe(false);
		expect(new KeptKeySet({ ...times, failureCooldownSeconds: 0 }).mayAskEach([undefined])).toBe(true);
		expect(new KeptKeySet({ ...times, cacheSeconds: 0 }).mayAskEach([set("a")])).toBe(true);
	});
});
