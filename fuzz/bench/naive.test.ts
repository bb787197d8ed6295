import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Lab, startLab } from "../../conformance/embedded/index.ts";
import { Redactor } from "../../conformance/engine/redact.ts";
import { countersignV1, sortedQuery } from "../core.ts";
import { openGateway } from "../gateway.ts";
import { coreSigner } from "../subjects/signer.ts";
import { naiveProperties, naiveSigningInput } from "./naive.ts";

describe("the naive suite", () => {
	let lab: Lab;
	beforeAll(async () => {
		lab = await startLab();
	}, 60_000);
	afterAll(() => lab.dispose());

	it.each(naiveProperties)("finds nothing wrong with the reference by $id", async (property) => {
		const { target } = lab;
		const redactor = new Redactor(target.secrets);
		const options = { target, runId: "naive-test", timeoutMs: 10_000, redactor, admit: async () => {} };
		const gateway = await openGateway(options);
		const opened = await property.open({ gateway: async () => gateway });
		if (!opened.ready) throw new Error(opened.reason);
		expect(await opened.checkable.search({ seed: 1, runs: 200 })).toEqual({ kind: "held", runs: 200 });
	});
});

it("the naive suite gives signers what they sign, and as often what they do not", async () => {
	const core = coreSigner({ "countersign-v1": countersignV1, "sorted-query": sortedQuery });
	const inputs = fc.sample(naiveSigningInput, { numRuns: 500, seed: 1 });
	const signed = await Promise.all(inputs.map(async (input) => "signature" in (await core(input, "countersign-v1"))));
	expect(signed.filter((isSigned) => isSigned).length).toBeGreaterThan(200);
});
