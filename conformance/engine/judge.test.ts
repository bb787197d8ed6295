import { describe, expect, it } from "vitest";
import type { WireOutcome } from "../client/wire.ts";
import type { Exchange, Outcome, Seen } from "./check.ts";
import type { AnswerRule, Expectation } from "./expectation.ts";
import { answer, echo, fakeSpecification, fault, problem } from "./fake-target.ts";
import { type JudgeContext, makeJudge } from "./judge.ts";

function exchange(outcome: WireOutcome | "echo", method = "GET"): Exchange {
	const request = {
		method,
		target: "/t1",
		host: "h",
		headers: [],
		body: new Uint8Array(),
		framing: { kind: "none" },
	} as const;
	return { probe: { credential: "hmac" }, request, token: "t1", outcome: outcome === "echo" ? echo(request) : outcome };
}

const seenOnce: Seen = { method: "GET", target: "/t1", headers: [], bodyBase64: "" };
const refused: Expectation = { kind: "refused", codes: ["invalid_credentials"] };
const accepted: Expectation = { kind: "accepted" };

function judgeWith(context: Partial<JudgeContext>): (outcome: Exchange, expectation: Expectation) => Promise<Outcome> {
	return makeJudge({
		errors: "countersign",
		setup: "operator",
		direct: false,
		marker: "x-gateway",
		controlled: false,
		statusOf: fakeSpecification.statusOf,
		acceptedWith: () => 0,
		...context,
	}).expect;
}

async function verdict(
	outcome: WireOutcome | "echo",
	expectation: Expectation,
	context: Partial<JudgeContext> = {},
): Promise<string> {
	return (await judgeWith(context)(exchange(outcome), expectation)).verdict;
}

const html = (status: number): WireOutcome => answer(status, [["Content-Type", "text/html"]], "<h1>Blocked</h1>");
const own = (status: number, type: string, body: string): WireOutcome =>
	answer(
		status,
		[
			["Content-Type", type],
			["X-Gateway", "countersign"],
		],
		body,
	);

describe("a refusal of a target that speaks the specification", () => {
	it("is the status and the code together", async () => {
		expect(await verdict(problem(401, "invalid_credentials"), refused)).toBe("pass");
		expect(await verdict(problem(401, "unauthenticated"), refused)).toBe("fail");
		expect(await verdict(problem(403, "invalid_credentials"), refused)).toBe("fail");
		expect(await verdict("echo", refused)).toBe("fail");
	});

	it("is a problem document that states the status it came with", async () => {
		const body = (status: number): string => JSON.stringify({ status, code: "invalid_credentials" });
		expect(await verdict(own(401, "application/json", body(401)), refused)).toBe("fail");
		expect(await verdict(own(401, "application/problem+json", body(400)), refused)).toBe("fail");
		expect(await verdict(own(401, "application/problem+json", "not json"), refused)).toBe("fail");
		expect(await verdict(own(401, "Application/Problem+JSON; charset=utf-8", body(401)), refused)).toBe("pass");
	});

	it("is told by its status alone where the method has no answer body", async () => {
		const head = exchange(own(401, "application/problem+json", ""), "HEAD");
		expect((await judgeWith({})(head, refused)).verdict).toBe("pass");
	});

	it("names a code that the specification knows, or the check is wrong", async () => {
		const expectation: Expectation = { kind: "refused", codes: ["no_such_code"] };
		await expect(verdict(problem(401, "no_such_code"), expectation)).rejects.toThrow(Error);
	});
});

describe("a refusal of a target with error bodies of its own", () => {
	const context = { errors: "any", marker: undefined } as const;

	it("is any 4xx, and neither a 5xx nor a success", async () => {
		for (const status of [400, 401, 403, 404, 422]) expect(await verdict(html(status), refused, context)).toBe("pass");
		for (const status of [200, 204, 304, 500, 501]) expect(await verdict(html(status), refused, context)).toBe("fail");
	});

	it("may be a redirect, which lets nobody in", async () => {
		for (const status of [301, 302, 303, 307]) expect(await verdict(html(status), refused, context)).toBe("pass");
		expect(await verdict(html(302), accepted, context)).toBe("fail");
		expect(await verdict(html(302), refused, { ...context, seen: async () => [seenOnce] })).toBe("fail");
	});

	it("may be 501 where the method is not known", async () => {
		const unknown: Expectation = { kind: "refused", codes: ["method_not_allowed"] };
		expect(await verdict(html(501), unknown, context)).toBe("pass");
		expect(await verdict(html(500), unknown, context)).toBe("fail");
	});

	it("may be a 5xx only where unavailability is expected", async () => {
		const unavailable: Expectation = { kind: "refused", codes: ["issuer_unavailable"] };
		expect(await verdict(html(503), unavailable, context)).toBe("pass");
		expect(await verdict(html(401), unavailable, context)).toBe("pass");
		expect(await verdict(html(200), unavailable, context)).toBe("fail");
	});

	it("is not proved by a rate limit", async () => {
		expect(await verdict(html(429), refused, context)).toBe("inconclusive");
		expect(await verdict(html(429), { kind: "refused", codes: ["quota_exceeded"] }, context)).toBe("pass");
		expect(await verdict(html(429), accepted, context)).toBe("inconclusive");
	});
});

describe("a request that is refused for its size", () => {
	const sized = async (length: number, context: Partial<JudgeContext>): Promise<string> => {
		const sent = exchange(problem(413, "content_too_large"));
		const outcome = await judgeWith(context)(
			{ ...sent, request: { ...sent.request, body: new Uint8Array(length) } },
			accepted,
		);
		return outcome.verdict;
	};

	it("says nothing if it is larger than what the target takes, or than anybody must take", async () => {
		expect(await sized(1001, { maxBodyBytes: 1000 })).toBe("skip");
		expect(await sized(65_600, {})).toBe("skip");
	});

	it("says nothing if its header section is larger than what anybody must take", async () => {
		const sent = exchange(problem(431, "headers_too_large"));
		const judge = async (length: number, setup: JudgeContext["setup"]): Promise<string> => {
			const headers = [["Authorization", "a".repeat(length)]] as const;
			return (await judgeWith({ setup })({ ...sent, request: { ...sent.request, headers } }, accepted)).verdict;
		};
		expect(await judge(8200, "operator")).toBe("skip");
		expect(await judge(8200, "ours")).toBe("fail");
		expect(await judge(1000, "operator")).toBe("fail");
	});

	it("may be refused for its size before what the check is about", async () => {
		const sent = exchange(problem(431, "headers_too_large"));
		const judge = async (length: number): Promise<string> => {
			const headers = [["X-Nonce", "n".repeat(length)]] as const;
			return (await judgeWith({})({ ...sent, request: { ...sent.request, headers } }, refused)).verdict;
		};
		expect(await judge(16_384)).toBe("pass");
		expect(await judge(1000)).toBe("fail");
	});

	it("is wrongly refused otherwise", async () => {
		expect(await sized(1000, { maxBodyBytes: 1000 })).toBe("fail");
		expect(await sized(65_600, { maxBodyBytes: 100_000 })).toBe("fail");
		expect(await sized(100, {})).toBe("fail");
	});
});

describe("what the upstream saw", () => {
	it("turns a refusal into a failure", async () => {
		expect(await verdict(problem(401, "invalid_credentials"), refused, { seen: async () => [seenOnce] })).toBe("fail");
		expect(await verdict(html(403), refused, { errors: "any", marker: undefined, seen: async () => [seenOnce] })).toBe(
			"fail",
		);
		expect(await verdict(problem(401, "invalid_credentials"), refused, { seen: async () => [] })).toBe("pass");
	});

	it("is allowed as often as the same request was accepted before", async () => {
		const context = { acceptedWith: () => 1 };
		expect(
			await verdict(problem(401, "invalid_credentials"), refused, { ...context, seen: async () => [seenOnce] }),
		).toBe("pass");
		expect(
			await verdict(problem(401, "invalid_credentials"), refused, {
				...context,
				seen: async () => [seenOnce, seenOnce],
			}),
		).toBe("fail");
	});

	it("is expected of refusals that come after forwarding", async () => {
		const late: Expectation = { kind: "refused", codes: ["upstream_unreachable"] };
		expect(await verdict(problem(502, "upstream_unreachable"), late, { seen: async () => [seenOnce] })).toBe("pass");
	});

	it("is judged by the rules of the check, from the answer or from the log", async () => {
		const rule = {
			says: "GET goes on as GET",
			violation: (seen: Seen) => (seen.method === "GET" ? undefined : seen.method),
		};
		const strict: Expectation = { kind: "accepted", upstream: [rule] };
		expect(await verdict("echo", strict)).toBe("pass");
		expect(await verdict(own(200, "text/plain", "hello"), strict)).toBe("fail");
		expect(await verdict(own(200, "text/plain", "hello"), strict, { seen: async () => [seenOnce] })).toBe("pass");
		expect(
			await verdict(own(200, "text/plain", ""), strict, { seen: async () => [{ ...seenOnce, method: "POST" }] }),
		).toBe("fail");
	});
});

describe("no answer", () => {
	it("is a failure where the target hung or broke off", async () => {
		for (const kind of ["timeout", "reset", "closed-early", "not-http", "too-large"] as const) {
			expect(await verdict(fault(kind), refused)).toBe("fail");
			expect(await verdict(fault(kind), accepted)).toBe("fail");
		}
	});

	it("is inconclusive where the target could not be reached", async () => {
		for (const kind of ["refused", "dns", "tls"] as const)
			expect(await verdict(fault(kind), refused)).toBe("inconclusive");
	});

	it("counts as refused where the platform may hang up", async () => {
		const expectation: Expectation = { kind: "refused", codes: ["invalid_credentials"], byPlatform: true };
		expect(await verdict(fault("reset"), expectation)).toBe("pass");
		expect(await verdict(fault("reset"), expectation, { seen: async () => [seenOnce] })).toBe("fail");
		expect(await verdict(fault("timeout"), expectation)).toBe("fail");
	});
});

describe("an answer without the gateway's marker", () => {
	it("proves nothing, neither for nor against", async () => {
		expect(await verdict(html(403), refused)).toBe("inconclusive");
		expect(await verdict(html(403), accepted)).toBe("inconclusive");
		expect(await verdict(html(302), refused)).toBe("inconclusive");
	});

	it("is a failure if it is a success", async () => {
		expect(await verdict(html(200), refused)).toBe("fail");
	});

	it("counts as refused where the platform may refuse", async () => {
		const expectation: Expectation = { kind: "refused", codes: ["invalid_credentials"], byPlatform: true };
		expect(await verdict(html(400), expectation)).toBe("pass");
		expect(await verdict(html(401), expectation)).toBe("pass");
		expect(await verdict(html(500), expectation)).toBe("pass");
		expect(await verdict(html(200), expectation)).toBe("fail");
	});

	it("is a breakdown of the gateway where the platform is known not to answer so", async () => {
		const expectation: Expectation = { kind: "refused", codes: ["invalid_credentials"], byPlatform: true };
		for (const context of [{ setup: "ours" }, { controlled: true }] as const) {
			expect(await verdict(html(400), expectation, context)).toBe("pass");
			expect(await verdict(html(501), expectation, context)).toBe("pass");
			expect(await verdict(html(500), expectation, context)).toBe("fail");
		}
		expect(await verdict(fault("reset"), expectation, { controlled: true })).toBe("fail");
	});

	it("leaves nothing to test where something in front of the gateway refuses the same by itself", async () => {
		const told = (code: string): Expectation => ({ kind: "refused", codes: [code] });
		expect(await verdict(html(405), told("method_not_allowed"))).toBe("skip");
		expect(await verdict(html(501), told("method_not_allowed"))).toBe("skip");
		expect(await verdict(html(405), told("method_not_allowed"), { direct: true })).toBe("inconclusive");
		expect(await verdict(html(405), told("method_not_allowed"), { seen: async () => [seenOnce] })).toBe("fail");
		expect(await verdict(html(403), told("method_not_allowed"))).toBe("inconclusive");
		expect(await verdict(html(401), told("invalid_credentials"))).toBe("inconclusive");
		expect(await verdict(html(405), { ...told("method_not_allowed"), byPlatform: true } as Expectation)).toBe("pass");
		expect(await verdict(own(405, "text/html", ""), told("method_not_allowed"))).toBe("fail");
	});

	it("is an unhandled error of the gateway if it is a 500, unless infrastructure is known to give it", async () => {
		expect(await verdict(html(500), refused)).toBe("fail");
		expect(await verdict(html(503), refused)).toBe("inconclusive");
		expect(await verdict(html(522), refused)).toBe("inconclusive");
		expect(await verdict(html(503), refused, { setup: "ours" })).toBe("fail");
	});
});

describe("a refusal of bytes that an edge may rewrite", () => {
	const rewritable: Expectation = {
		kind: "refused",
		codes: ["unauthenticated"],
		answer: [{ says: "a reason", security: true, violation: () => "no reason" }],
		rewritten: refused,
	};

	const direct = { direct: true };

	it("may be that of a signature that no longer fits, where something may stand in front of the gateway", async () => {
		expect(await verdict(problem(401, "invalid_credentials"), rewritable)).toBe("pass");
		expect(await verdict(problem(401, "invalid_credentials"), rewritable, direct)).toBe("fail");
		expect(await verdict("echo", rewritable)).toBe("fail");
	});

	it("keeps the rules for the answer where the gateway saw what was sent", async () => {
		expect(await verdict(problem(401, "unauthenticated"), rewritable)).toBe("fail");
		expect(await verdict(problem(401, "unauthenticated"), rewritable, direct)).toBe("fail");
	});

	it("may be one where acceptance is expected of what was sent", async () => {
		const passable: Expectation = { ...accepted, rewritten: refused };
		expect(await verdict("echo", passable)).toBe("pass");
		expect(await verdict(problem(401, "invalid_credentials"), passable)).toBe("pass");
		expect(await verdict(problem(401, "invalid_credentials"), passable, direct)).toBe("fail");
		expect(await verdict(problem(401, "unauthenticated"), passable)).toBe("fail");
	});
});

describe("acceptance", () => {
	it("is a success, or an answer of the upstream whatever its status", async () => {
		expect(await verdict("echo", accepted)).toBe("pass");
		const echoed = JSON.stringify({ echo: true, method: "GET", target: "/", headers: [], bodyBase64: "" });
		expect(await verdict(own(418, "application/json", echoed), accepted)).toBe("pass");
		expect(await verdict(own(418, "application/json", "{}"), accepted)).toBe("fail");
		expect(await verdict(problem(401, "invalid_credentials"), accepted)).toBe("fail");
	});
});

describe("rules about the answer", () => {
	const rule = (security: boolean): AnswerRule => ({ says: "says so", security, violation: () => "does not" });

	it("fail, but for matters of style in a target with error bodies of its own", async () => {
		const withRule = (security: boolean): Expectation => ({ ...refused, answer: [rule(security)] }) as Expectation;
		expect(await verdict(problem(401, "invalid_credentials"), withRule(false))).toBe("fail");
		expect(await verdict(html(401), withRule(false), { errors: "any", marker: undefined })).toBe("warn");
		expect(await verdict(html(401), withRule(true), { errors: "any", marker: undefined })).toBe("fail");
	});

	it("are not asked there about members that only the specification's own refusals have", async () => {
		const ofForm = { ...refused, answer: [{ ...rule(false), ownForm: true }] } as Expectation;
		expect(await verdict(problem(401, "invalid_credentials"), ofForm)).toBe("fail");
		expect(await verdict(html(401), ofForm, { errors: "any", marker: undefined })).toBe("pass");
	});
});

describe("one of several behaviours", () => {
	const either: Expectation = { kind: "either", of: [accepted, refused] };

	it("passes with any of them and fails with none", async () => {
		expect(await verdict("echo", either)).toBe("pass");
		expect(await verdict(problem(401, "invalid_credentials"), either)).toBe("pass");
		const outcome = await judgeWith({})(exchange(problem(401, "unauthenticated")), either);
		expect(outcome).toMatchObject({ verdict: "fail", actual: "401 unauthenticated" });
	});
});
