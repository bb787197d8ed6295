import { describe, expect, it } from "vitest";
import { AdmissionModel } from "./admission.ts";

const day = { day: 2 };
const at = (second: number) => 86_400 * 20_000 + second;

describe("the model of admission", () => {
	it("counts what it admits and tells what is left", () => {
		const model = new AdmissionModel(100);
		expect(model.ask({ keyId: "a", nonce: "1", quotas: day }, at(5))).toEqual({
			decision: "admitted",
			quotas: [{ window: "day", limit: 2, remaining: 1, reset: at(86_400) }],
		});
		expect(model.ask({ keyId: "a", nonce: "2", quotas: day }, at(6))).toMatchObject({ decision: "admitted" });
		expect(model.ask({ keyId: "a", nonce: "3", quotas: day }, at(7))).toMatchObject({ decision: "over-quota" });
		expect(model.ask({ keyId: "b", nonce: "3", quotas: day }, at(7))).toMatchObject({ decision: "admitted" });
	});

	it("asks for the replay before the quota, and counts no replay", () => {
		const model = new AdmissionModel(100);
		model.ask({ keyId: "a", nonce: "1", quotas: day }, at(0));
		expect(model.ask({ keyId: "a", nonce: "1", quotas: day }, at(1))).toEqual({ decision: "replayed" });
		expect(model.ask({ keyId: "a", nonce: "2", quotas: day }, at(1))).toMatchObject({ decision: "admitted" });
		expect(model.ask({ keyId: "a", nonce: "1", quotas: day }, at(1))).toEqual({ decision: "replayed" });
	});

	it("spends no nonce over quota, so that it is admitted when there is more", () => {
		const model = new AdmissionModel(100);
		const none = { minute: 0 };
		expect(model.ask({ keyId: "a", nonce: "1", quotas: none }, at(0))).toMatchObject({ decision: "over-quota" });
		expect(model.ask({ keyId: "a", nonce: "1", quotas: { minute: 1 } }, at(0))).toMatchObject({ decision: "admitted" });
	});

	it("begins each window anew", () => {
		const model = new AdmissionModel(100);
		const minute = { minute: 1 };
		model.ask({ keyId: "a", nonce: "1", quotas: minute }, at(59.9));
		expect(model.ask({ keyId: "a", nonce: "2", quotas: minute }, at(59.99))).toMatchObject({ decision: "over-quota" });
		expect(model.ask({ keyId: "a", nonce: "2", quotas: minute }, at(60))).toMatchObject({ decision: "admitted" });
	});

	it("says nothing of a quota that came when some had been admitted without", () => {
		const model = new AdmissionModel(100);
		model.ask({ keyId: "a", nonce: "1", quotas: {} }, at(0));
		expect(model.ask({ keyId: "a", nonce: "2", quotas: day }, at(0))).toEqual({ decision: "open" });
	});

	it("is full in the end, after the quota", () => {
		const model = new AdmissionModel(1);
		model.ask({ keyId: "a", nonce: "1", quotas: {} }, at(0));
		expect(model.ask({ keyId: "a", nonce: "2", quotas: {} }, at(0))).toEqual({ decision: "full" });
		expect(model.ask({ keyId: "a", nonce: "1", quotas: {} }, at(0))).toEqual({ decision: "replayed" });
	});
});
