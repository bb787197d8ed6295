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

function began(): KeptKeySet {
	const kept = new KeptKeySet(times);
	kept.saw([set("a")], "a", moment(0));
	return kept;
}

describe("the model of the key set that is kept", () => {
	it("knows nothing of what was before, or was not watched", () => {
		const kept = began();
		expect(kept.isKnown).toBe(true);
		kept.forget();
		expect(kept.isKnown).toBe(false);
		expect(kept.expects("a", [], moment(0))).toMatchObject({ least: 0, most: Number.POSITIVE_INFINITY });
		expect(kept.serving(moment(0))).toBe("open");
	});

	it("has nothing that is older than it may be, and fetches at once", () => {
		const kept = began();
		kept.saw([undefined], "b", moment(1));
		kept.outlive();
		expect(kept.isKnown).toBe(true);
		expect(kept.expects("a", [set("a")], moment(2))).toMatchObject({ least: 1, most: 1 });
		expect(kept.serving(moment(2))).toBe("none");
	});

	it("fetches nothing for what it knows, and again when its time is over", () => {
		const kept = began();
		expect(kept.expects("a", [], moment(9))).toEqual({ least: 0, most: 0, fewer: "JWKS-03", more: "JWKS-01" });
		expect(kept.expects("a", [set("a")], moment(11))).toMatchObject({ least: 1, most: 1, fewer: "JWKS-01" });
		expect(kept.expects("a", [set("a")], moment(9.95))).toMatchObject({ least: 0, most: 1 });
	});

	it("takes either for right at the very edge of a time", () => {
		const kept = new KeptKeySet(times);
		kept.saw([set("a")], "a", { from: 5, to: 5 });
		const [before, at, after] = [14.999, 15, 15.001].map((now) => kept.expects("a", [], { from: now, to: now }));
		expect([before, at, after].map((expected) => [expected?.least, expected?.most])).toEqual([
			[0, 0],
			[0, 1],
			[1, 1],
		]);
	});

	it("fetches for an unknown name, and not again before it has cooled down", () => {
		const kept = began();
		kept.saw([set("a")], "b", moment(1));
		expect(kept.expects("c", [], moment(2))).toEqual({ least: 0, most: 0, fewer: "JWKS-03", more: "JWKS-04" });
		expect(kept.expects("c", [set("a")], moment(4.5))).toMatchObject({ least: 1, most: 1, more: "JWKS-04" });
	});

	it("fetches once for the age and once for the name, where what came lacks it", () => {
		const kept = began();
		kept.saw([set("a")], "b", moment(1));
		expect(kept.expects("b", [set("a"), set("a")], moment(12))).toMatchObject({ least: 1, most: 2, more: "JWKS-04" });
		expect(kept.expects("b", [set("b")], moment(12))).toMatchObject({ least: 1, most: 1 });
		kept.saw([set("a")], "b", moment(12));
		expect(kept.expects("b", [set("a")], moment(13))).toMatchObject({ least: 1, most: 1 });
	});

	it("does not know for what it was where the name or the age may have been the reason", () => {
		const kept = began();
		kept.saw([undefined, undefined], "b", moment(11));
		kept.saw([set("a")], "a", moment(13.5));
		expect(kept.expects("b", [], moment(13.7))).toMatchObject({ least: 0, most: 1 });
	});

	it("waits after a failure, and goes on with what it has for a time", () => {
		const kept = began();
		expect(kept.expects("b", [undefined], moment(11))).toMatchObject({ least: 1, most: 1, more: "JWKS-06" });
		kept.saw([undefined], "a", moment(11));
		expect(kept.expects("a", [], moment(12))).toEqual({ least: 0, most: 0, fewer: "JWKS-03", more: "JWKS-06" });
		expect(kept.expects("a", [], moment(13.5)).least).toBe(1);
		expect(kept.serving(moment(14))).not.toBe("none");
		expect(kept.serving(moment(15.2))).toBe("none");
		expect(kept.serving(moment(14.95))).toBe("open");
	});

	it("lets requests at once share a fetch, unless it may be tried again at once, or they are long about it", () => {
		const kept = began();
		expect(kept.mayAskEach([set("a")], moment(0))).toBe(false);
		expect(kept.mayAskEach([undefined], moment(0))).toBe(false);
		expect(kept.mayAskEach([undefined], { from: 0, to: 2.5 })).toBe(true);
		expect(kept.mayAskEach([set("a")], { from: 0, to: 2.5 })).toBe(false);
		expect(new KeptKeySet({ ...times, failureCooldownSeconds: 0 }).mayAskEach([undefined], moment(0))).toBe(true);
		expect(new KeptKeySet({ ...times, cacheSeconds: 0 }).mayAskEach([set("a")], moment(0))).toBe(true);
	});
});
