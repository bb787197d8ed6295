import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labRoutes } from "../../conformance/embedded/gateway-config.ts";
import type { Need } from "../../conformance/engine/check.ts";
import { readSpecification } from "../../conformance/engine/requirements.ts";
import { threatGroups } from "../../conformance/threats/index.ts";
import { conversationKinds } from "../kinds/conversation-kinds.ts";
import { framingMutations, headMutations, spoiled } from "../models/http/mutations.ts";
import { partsOf, textOf } from "../models/http/request-parts.ts";
import { conversationPlan, mannersFor } from "./conversation-plan.ts";

const needs: readonly Need[] = ["hmac", "jwt", "route.write", "route.public", "lab"];
const target = { capabilities: new Set(needs), routes: labRoutes };
const rows = [...framingMutations, ...headMutations];

describe("conversations", () => {
	it("are of every kind before long", () => {
		const plans = fc.sample(conversationPlan(target), { seed: 20_260_406, numRuns: 2000 });
		const seen = new Set(plans.flatMap((plan) => conversationKinds.of(plan)));
		expect(conversationKinds.all.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([]);
	});

	it("are JSON, and said in little time", () => {
		for (const plan of fc.sample(conversationPlan(target), { seed: 20_260_406, numRuns: 500 })) {
			expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
			expect((plan.pieces.length + 1) * plan.pauseMs).toBeLessThanOrEqual(200);
		}
	});

	it("ask for nothing that the target does not have", () => {
		const { read } = labRoutes;
		expect(new Set(mannersFor({ capabilities: new Set(), routes: { read } }).map(({ proof }) => proof))).toEqual(
			new Set(["none"]),
		);
		expect(mannersFor({ capabilities: new Set(["hmac"]), routes: {} })).toEqual([]);
	});
});

describe("what spoils a request", () => {
	const request = {
		method: "POST",
		target: "/sites/a",
		host: "gateway.test",
		headers: [["X-Nonce", "n"]] as const,
		body: Buffer.from("hello"),
		framing: { kind: "none" } as const,
	};
	const honest = partsOf(request, "gateway.test");

	it("has a name of its own, stands for rows of the catalogue, and says which requirement forbids it", () => {
		const ids = conversationKinds.all.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		const known = new Set(threatGroups.flatMap(({ threats }) => threats.map(({ id }) => id)));
		expect(conversationKinds.all.flatMap(({ threats }) => threats).filter((id) => !known.has(id))).toEqual([]);
		const requirements = readSpecification().requirements;
		for (const { id, reading, requirement } of rows) {
			expect([id, requirements.has(requirement ?? "")]).toEqual([id, reading === "never"]);
		}
	});

	it.each(rows.flatMap(({ id, forms }) => forms.map((form) => [id, form.slice(0, 40), form] as const)))(
		"changes its bytes, all of them bytes: %s %j",
		(mutation, _, form) => {
			const text = textOf(spoiled(honest, [{ mutation, form }]));
			expect(text).not.toBe(textOf(honest));
			expect(/^[\0-\xff]*$/.test(text)).toBe(true);
		},
	);

	it("is unknown by any other name", () => {
		expect(() => spoiled(honest, [{ mutation: "no-such", form: "" }])).toThrow(RangeError);
	});
});
