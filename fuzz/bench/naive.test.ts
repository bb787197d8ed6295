import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Lab, startLab } from "../../conformance/embedded/index.ts";
import { Redactor } from "../../conformance/engine/redact.ts";
import { openGateway } from "../gateway.ts";
import { naiveProperties } from "./naive.ts";

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
