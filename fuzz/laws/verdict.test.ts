import { describe, expect, it } from "vitest";
import { get } from "../../conformance/client/raw-server.ts";
import type { WireOutcome } from "../../conformance/client/wire.ts";
import { answer, fakeTarget, fault, problem, soundGateway } from "../../conformance/engine/fake-target.ts";
import type { Target } from "../../conformance/engine/target.ts";
import { accepted, open, type Prediction } from "../models/prediction.ts";
import type { Gateway } from "../place.ts";
import { Unsettled, verdictOn } from "./verdict.ts";

const crash = answer(500, [], "oops");
const hello = answer(200, [], "hello");

/** What is said of this outcome, where the control shows that one, or where there is none. */
async function said(
	came: WireOutcome,
	shown: WireOutcome | undefined,
	{
		mayBeRefusedBefore = true,
		prediction = open,
		...kind
	}: { mayBeRefusedBefore?: boolean; prediction?: Prediction } & Partial<Pick<Target, "setup" | "errors">> = {},
): Promise<string> {
	const control = { url: "http://control.test", transport: { send: async () => shown ?? fault("refused") } };
	const target = fakeTarget(soundGateway, {
		setup: "ours",
		errors: "any",
		...kind,
		...(shown === undefined ? {} : { platform: control }),
	});
	const never = () => Promise.reject(new Error("nothing is sent"));
	const gateway: Gateway = {
		...{ usable: true, target, clockUncertainty: 0, marker: "x-gateway", timeoutMs: 100, admit: async () => {} },
		...{ alter: never, exchange: never, send: never, race: never, variant: () => undefined },
	};
	const exchange = { probe: { credential: "none" } as const, request: get(), token: "t", outcome: came };
	try {
		const violation = await verdictOn(exchange, prediction, { gateway, statusOf: new Map(), mayBeRefusedBefore });
		return violation?.requirement ?? "nothing";
	} catch (error) {
		if (error instanceof Unsettled) return "unsettled";
		throw error;
	}
}

describe("a verdict on what the platform may have done by itself", () => {
	it.each([
		["a server error", crash],
		["a lost connection", fault("reset")],
	])("asks the control whose %s it is", async (_, came) => {
		expect(await said(came, came)).toBe("nothing");
		expect(await said(came, hello)).toBe("ANS-05");
	});

	it("blames a gateway of our own where there is no control", async () => {
		expect(await said(crash, undefined)).toBe("ANS-05");
	});

	it("says nothing where the platform breaks down over a request that it may not refuse", async () => {
		expect(await said(crash, crash, { mayBeRefusedBefore: false })).toBe("unsettled");
		expect(await said(crash, hello, { mayBeRefusedBefore: false })).toBe("ANS-05");
	});

	it("excuses nothing that bears the marker of the gateway", async () => {
		expect(await said(answer(500, [["X-Gateway", "countersign"]], "oops"), crash)).toBe("ANS-05");
		expect(await said(problem(401, "unauthenticated"), crash)).toBe("nothing");
	});
});

describe("a verdict on a request that was one too many", () => {
	const tooMany = problem(429, "rate_limited");

	it("says nothing, of whatever gateway that somebody else runs", async () => {
		for (const errors of ["any", "countersign"] as const) {
			const kind = { prediction: accepted, setup: "operator", errors } as const;
			expect(await said(tooMany, undefined, kind)).toBe("unsettled");
		}
	});

	it("has it for wrongly refused by one of our own, which has limits that nobody comes to", async () => {
		const kind = { prediction: accepted, errors: "countersign" } as const;
		expect(await said(tooMany, undefined, kind)).toBe("ANS-07");
	});
});
