import { describe, expect, it } from "vitest";
import type { HeaderPair, Probe } from "../../conformance/client/probe.ts";
import type { WireRequest } from "../../conformance/client/wire.ts";
import type { Altered } from "../place.ts";
import type { Prediction } from "./prediction.ts";
import { predictSigned, type SignedFacts } from "./signed-request.ts";

const now = 1_767_225_600;
const facts: SignedFacts = {
	...{ scheme: "countersign-v1", clockUncertainty: 0, maxBodyBytes: 1000 },
	...{ isDirect: true, isHttps: true },
};
const honest: WireRequest = {
	method: "POST",
	target: "/sites/1",
	host: "gateway.test",
	headers: [
		["X-Key-Id", "live_org"],
		["X-Timestamp", `${now}`],
		["X-Nonce", "n".repeat(20)],
		["X-Content-SHA256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
		["X-Signature", `v1=${"ab".repeat(32)}`],
	],
	body: new Uint8Array(),
	framing: { kind: "none" },
};

function predicted(change: Partial<WireRequest>, ...headers: HeaderPair[]): Prediction {
	return predictedBy(facts, change, ...headers);
}

function predictedBy(known: SignedFacts, change: Partial<WireRequest>, ...headers: HeaderPair[]): Prediction {
	const request = { ...honest, ...change, headers: [...honest.headers, ...headers] };
	const altered: Altered = { probe: { credential: "hmac" }, honest, request, token: "1", signedAt: now };
	return predictSigned(altered, known);
}

describe("a signed request whose target something may repair on its way", () => {
	const repairedBehind = { ...facts, isDirect: false };

	it("may be accepted behind what repairs it, and is refused where nothing does", () => {
		expect(predictedBy(repairedBehind, { target: "/sites\\1" }).outcome).toBe("open");
		expect(predicted({ target: "/sites\\1" })).toMatchObject({ outcome: "refused", requirement: "TGT-01" });
	});

	it("may be accepted where the platform of the gateway itself repairs it", () => {
		for (const target of ["/sites/./1", "/sites/1#x"]) expect(predicted({ target }).outcome).toBe("open");
		expect(predicted({ target: "/sites/../../2" })).toMatchObject({ outcome: "refused" });
	});
});

describe("a signed request with more header fields than a gateway usually takes", () => {
	const large: HeaderPair = ["X-Anything", "x".repeat(40_000)];

	it("may be refused for that, and for whatever else is wrong with it", () => {
		expect(predicted({}, large).outcome).toBe("open");
		expect(predicted({}, large, ["Authorization", "Bearer x"])).toMatchObject({
			outcome: "refused",
			codes: ["conflicting_credentials", "headers_too_large"],
		});
		expect(predicted({ target: "/sites/../../2" }, large)).toMatchObject({ outcome: "refused", codes: [] });
	});
});

describe("a signed request for another host", () => {
	it("is refused at the host, or for its signature", () => {
		const codes = ["malformed_request", "misdirected_request", "invalid_credentials"];
		expect(predicted({ host: "other.test" })).toMatchObject({
			outcome: "refused",
			codes: expect.arrayContaining(codes),
		});
	});

	it("may be refused for what a gateway that serves any host meets before the signature", () => {
		expect(predicted({ host: "other.test" }, ["Authorization", "Bearer x"])).toMatchObject({
			outcome: "refused",
			codes: expect.arrayContaining(["misdirected_request", "conflicting_credentials"]),
		});
		const large = { host: "other.test", framing: { kind: "declared", declared: "9999" } } as const;
		expect(predicted(large)).toMatchObject({ codes: expect.arrayContaining(["content_too_large"]) });
	});

	it("may be accepted if its signer had signed that one", () => {
		const probe: Probe = { credential: "hmac", sign: { lines: { host: "other.test" } } };
		const request = { ...honest, host: "other.test" };
		expect(predictSigned({ probe, honest, request, token: "1", signedAt: now }, facts).outcome).toBe("open");
		expect(predictSigned({ probe, honest, request: honest, token: "1", signedAt: now }, facts).outcome).toBe("refused");
	});

	it("is never accepted otherwise, and no other refusal than these is right", () => {
		expect(predicted({})).toMatchObject({ outcome: "accepted" });
		expect(predicted({ host: "other.test" })).not.toMatchObject({ codes: expect.arrayContaining(["nonce_replayed"]) });
	});
});

describe("a body of another length than was announced", () => {
	const framed = (declared: string, text: string): Prediction =>
		predicted({ body: Buffer.from(text), framing: { kind: "declared", declared } });

	it("is what was announced of it, whatever comes behind", () => {
		expect(framed("0", "more")).toMatchObject({ outcome: "accepted" });
		expect(framed("2", "more")).toMatchObject({ outcome: "refused", requirement: "HMAC-BODY-01" });
	});

	it("is malformed where less comes", () => {
		expect(framed("50", "more")).toMatchObject({ outcome: "refused", requirement: "REQ-10" });
	});
});
