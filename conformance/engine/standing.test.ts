import { describe, expect, it } from "vitest";
import { checks } from "../checks/index.ts";
import type { Need } from "./check.ts";
import { first, run } from "./fake-run.ts";
import { answer, echo, exchangeCheck, type FakeGateway, header, problem, soundGateway } from "./fake-target.ts";
import { needTable } from "./needs.ts";
import { readSpecification } from "./requirements.ts";
import { standingIds, standingOf } from "./standing.ts";

const foreign = { errors: "any", setup: "operator" } as const;
/** A check of the fake gateway under the id of a real one. */
const named = (id: string) => exchangeCheck({ id, requirement: id.split("/")[0] ?? id });
const lenient = named("CRED-06/token");
const held = named("CRED-06/basic");
const choice = named("JWT-FORM-04/far-over");
const cutOff = named("REQ-10/cut-off");

const whenDefective =
	(answering: FakeGateway): FakeGateway =>
	(request) =>
		header(request, "x-defect") === undefined ? soundGateway(request) : answering(request);

async function judged(check: typeof lenient, gateway: FakeGateway, overrides: object = foreign) {
	return first(await run([check], gateway, { overrides, specification: readSpecification() })).verdict;
}

describe("what a check is to a gateway that is not ours", () => {
	it("is said of requirements and checks that there are, by needs that there are", () => {
		const known = new Set(checks.flatMap(({ id, requirement }) => [id, requirement]));
		expect(standingIds.filter((id) => !known.has(id))).toEqual([]);
		const manners = ["security", "strictness", "admission"];
		const needs = standingIds.map((id) => standingOf({ id, requirement: id })).filter((one) => !manners.includes(one));
		expect(needs.filter((need) => !Object.hasOwn(needTable, need))).toEqual([]);
	});

	it("is a warning where it is only less strict", async () => {
		expect(await judged(lenient, whenDefective(echo))).toBe("warn");
		expect(await judged(held, whenDefective(echo))).toBe("fail");
		expect(
			await judged(
				lenient,
				whenDefective(() => problem(401, "invalid_credentials")),
			),
		).toBe("pass");
	});

	it("stays a failure where it falls over or says nothing", async () => {
		expect(
			await judged(
				lenient,
				whenDefective(() => answer(500, [], "oh")),
			),
		).toBe("fail");
		const silent = whenDefective(() => ({ ok: false, fault: { kind: "timeout", detail: "" } }));
		expect(await judged(lenient, silent)).toBe("fail");
	});

	it("is nothing where it is about a choice of the specification", async () => {
		const specification = readSpecification();
		expect(first(await run([choice], whenDefective(echo), { overrides: foreign, specification }))).toMatchObject({
			verdict: "skip",
			remedy: expect.stringContaining("specification"),
		});
	});

	it("is all that the specification says, once the operator says so", async () => {
		const capabilities = new Set<Need>(["hmac", "echo", "echo.log", "direct", "unbuffered", "specification"]);
		expect(await judged(lenient, whenDefective(echo), { ...foreign, capabilities })).toBe("fail");
		expect(await judged(choice, whenDefective(echo), { ...foreign, capabilities })).toBe("fail");
	});
});

describe("a body that ends early", () => {
	it("must not be taken as complete, whatever the status of its refusal", async () => {
		expect(await judged(cutOff, whenDefective(echo))).toBe("fail");
		expect(
			await judged(
				cutOff,
				whenDefective(() => answer(500, [], "oh")),
			),
		).toBe("warn");
		expect(
			await judged(
				cutOff,
				whenDefective(() => problem(401, "invalid_credentials")),
			),
		).toBe("pass");
	});
});

describe("a request without the defect that is refused, too", () => {
	const refusing: FakeGateway = (request) =>
		header(request, "x-odd") === undefined ? soundGateway(request) : answer(422, [["X-Gateway", "countersign"]], "no");
	const check = { ...held, twin: { credential: "hmac", headers: [["X-Odd", "1"]] } } as const;

	it("shows nothing of a target whose valid requests its operator knows best", async () => {
		expect(await judged(check, refusing)).toBe("skip");
	});

	it("is wrongly refused by one that claims the specification, or signs as it says", async () => {
		const withNeeds = (...needs: Need[]) => ({ ...foreign, capabilities: new Set<Need>(["hmac", ...needs]) });
		expect(await judged(check, refusing, withNeeds("specification"))).toBe("fail");
		expect(await judged(check, refusing, withNeeds("countersign-v1"))).toBe("fail");
	});

	it("is a failure where the target falls over it", async () => {
		const falling: FakeGateway = (request) =>
			header(request, "x-odd") === undefined
				? soundGateway(request)
				: answer(500, [["X-Gateway", "countersign"]], "oh");
		expect(await judged(check, falling)).toBe("fail");
	});
});
