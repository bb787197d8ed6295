import { describe, expect, it } from "vitest";
import { get } from "../../conformance/client/raw-server.ts";
import type { WireRequest } from "../../conformance/client/wire.ts";
import { answer, fakeSecret, fakeTarget, soundGateway } from "../../conformance/engine/fake-target.ts";
import type { Target } from "../../conformance/engine/target.ts";
import { toldSecretOf } from "./told-secret.ts";

const signature = "0123456789abcdef".repeat(4);
const signed = (value: string): WireRequest => ({ ...get(), headers: [["X-Signature", value]] });
const honest = signed(`v1=${signature}`);
const altered = signed(`v1=${"f".repeat(64)}`);

interface Came {
	readonly status: number;
	readonly body: string;
	readonly header?: string;
	readonly request?: WireRequest;
}

function judged({ status, body, header = "x", request = altered }: Came, target: Partial<Target> = {}) {
	const hmac = new Set(["hmac"] as const);
	const told = toldSecretOf(fakeTarget(soundGateway, { secrets: [fakeSecret], capabilities: hmac, ...target }));
	const outcome = answer(status, [["X-Debug", header]], body);
	return told({ probe: { credential: "hmac" }, request, token: "t", outcome }, { honest });
}

describe("an answer that tells", () => {
	it.each([
		["as it is", fakeSecret],
		["in base64", Buffer.from(fakeSecret).toString("base64")],
		["in hexadecimal", Buffer.from(fakeSecret).toString("hex")],
	])("a secret %s is found, whatever its status", (_, text) => {
		for (const status of [200, 401, 500]) {
			expect(judged({ status, body: `<${text}>` })?.requirement).toBe("ANS-08");
			expect(judged({ status, body: "", header: text })?.requirement).toBe("ANS-08");
		}
		expect(judged({ status: 401, body: "no" })).toBeUndefined();
	});

	it("a secret to whoever sent it, and was let in, is not found", () => {
		const request = { ...altered, headers: [["Authorization", `Bearer ${fakeSecret}`] as const] };
		expect(judged({ status: 200, body: fakeSecret, request })).toBeUndefined();
		expect(judged({ status: 401, body: fakeSecret, request })?.requirement).toBe("ANS-08");
	});

	it("the right signature is found in a refusal, in either case, and is not shown", () => {
		for (const text of [signature, signature.toUpperCase()]) {
			const found = judged({ status: 401, body: `expected ${text}`, header: text });
			expect(found?.requirement).toBe("ANS-08");
			expect(JSON.stringify(found?.exchange?.outcome)).not.toContain(text);
			const { exchange } = found ?? {};
			const body = exchange?.outcome.ok === true ? Buffer.from(exchange.outcome.answer.body).toString() : "";
			expect(body).toBe("expected <signature>");
		}
	});

	it("the right signature is not found where it was sent, where the request was let in, or where none is signed", () => {
		const body = signature;
		expect(judged({ status: 401, body, request: honest })).toBeUndefined();
		expect(judged({ status: 200, body })).toBeUndefined();
		expect(judged({ status: 401, body }, { capabilities: new Set() })).toBeUndefined();
	});
});
