import { expect, it } from "vitest";
import { type FakeGateway, fakeTarget, fault, problem, soundGateway } from "../conformance/engine/fake-target.ts";
import { Redactor } from "../conformance/engine/redact.ts";
import { openGateway } from "./gateway.ts";
import { answersPlainly } from "./honest.ts";
import { requestsAtOnce } from "./properties/over-the-wire.ts";

/** Asks a target plainly that becomes this once it was seen to be a gateway, and says how many requests that took. */
async function asked(becomes: FakeGateway): Promise<number> {
	let isOpen = false;
	const target = fakeTarget((request) => (isOpen ? becomes : soundGateway)(request), { setup: "operator" });
	const gateway = await openGateway({
		...{ target, runId: "r", timeoutMs: 100, redactor: new Redactor([]), admit: async () => {} },
	});
	if (!gateway.usable) throw new Error(gateway.reason);
	const before = target.log.length;
	isOpen = true;
	await answersPlainly(gateway);
	return target.log.length - before;
}

it("asks as much at once as an input may, and is content with answers", async () => {
	expect(await asked(soundGateway)).toBe(requestsAtOnce);
	expect(await asked(() => problem(403, "insufficient_scope"))).toBe(requestsAtOnce);
});

it.each(["timeout", "reset", "closed-early", "refused"] as const)("says nothing after a %s", async (kind) => {
	await expect(asked(() => fault(kind))).rejects.toMatchObject({ name: "Unsettled", limited: undefined });
});

it("says nothing where one of several has no answer", async () => {
	let count = 0;
	const losing: FakeGateway = (request) => {
		count += 1;
		return count === 5 ? fault("timeout") : soundGateway(request);
	};
	await expect(asked(losing)).rejects.toMatchObject({ name: "Unsettled" });
});

it("says nothing after a server error, nor where there were too many requests", async () => {
	await expect(asked(() => problem(500, "internal"))).rejects.toMatchObject({ name: "Unsettled", limited: undefined });
	await expect(asked(() => problem(429, "rate_limited"))).rejects.toMatchObject({ name: "Unsettled", limited: {} });
});
