import { expect, it } from "vitest";
import type { Seen } from "../../../conformance/engine/check.ts";
import { accepted } from "../../models/prediction.ts";
import type { Held } from "./held.ts";
import { upstreamViewOf } from "./upstream-view.ts";

const body = Buffer.from("hello");
const target = "/sites/token-1";

/** What is said of an upstream that has seen the head of a request and none of its body. */
async function said(leaving: string, seen: Pick<Seen, "isPartial">): Promise<string | undefined> {
	const entry: Seen = { method: "POST", target, headers: [], bodyBase64: "", ...seen };
	const altered = { token: "token-1", honest: { method: "POST", target, body } };
	const held: { [Name in "gateway" | "script" | "expected" | "answers"]: unknown } = {
		gateway: { target: { echo: { seen: async () => [entry] } } },
		script: { conversation: { leaving }, spoken: [{ altered, plan: { proof: "signed" } }] },
		expected: [{ prediction: accepted, isClean: true, mayEnd: false }],
		answers: { answers: [], rest: "" },
	};
	return (await upstreamViewOf(undefined)(held as Held))?.requirement;
}

it.each([
	["hang-up", { isPartial: true }, undefined],
	["reset", { isPartial: true }, undefined],
	["when-answered", { isPartial: true }, "FWD-02"],
	["hang-up", {}, "FWD-02"],
] as const)("a body that is not there, of a sender who leaves so: %s, %o", async (leaving, seen, requirement) => {
	expect(await said(leaving, seen)).toBe(requirement);
});
