import { expect, it } from "vitest";
import type { RequestPlan } from "./conversation-plan.ts";
import { expectedOf, type HttpFacts } from "./expected.ts";

const facts: HttpFacts = { isDirect: true, publicPost: true, maxBodyBytes: 1000, isOther: false };
const plain: RequestPlan = { proof: "signed", method: "GET", content: null, mutations: [] };
const outcomeOf = (request: Partial<RequestPlan>, known: Partial<HttpFacts> = {}): string | undefined =>
	expectedOf(
		{ requests: [{ ...plain, ...request }], cutAt: null, leaving: "when-answered", pieces: [], pauseMs: 0 },
		{ ...facts, ...known },
		undefined,
	)[0]?.prediction.outcome;

it("has a gateway of the specification refuse content with GET, and asks no other for that", () => {
	const request = { content: { text: "x" } };
	expect(outcomeOf(request)).toBe("refused");
	expect(outcomeOf(request, { isOther: true })).toBe("open");
});

it("lets a server of another make answer OPTIONS in its gateway's stead, and nothing else", () => {
	const asterisk = (form: string) => ({ mutations: [{ mutation: "asterisk-target", form }] });
	expect(outcomeOf(asterisk("OPTIONS"))).toBe("refused");
	expect(outcomeOf(asterisk("OPTIONS"), { isOther: true })).toBe("open");
	expect(outcomeOf(asterisk("GET"), { isOther: true })).toBe("refused");
});
