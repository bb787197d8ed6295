import { describe, expect, it } from "vitest";
import { get } from "../../conformance/client/raw-server.ts";
import type { WireOutcome } from "../../conformance/client/wire.ts";
import { answer, echo, fakeTarget, fault, soundGateway } from "../../conformance/engine/fake-target.ts";
import { Unsettled } from "../laws/verdict.ts";
import type { NonceRequest } from "../models/nonce-command.ts";
import type { Altered, Gateway } from "../place.ts";
import { gatewayNonces } from "./gateway-nonces.ts";

const probe = { credential: "hmac" } as const;
const altered: Altered = { probe, honest: get(), request: get(), token: "t", signedAt: 0 };
const request: NonceRequest = {
	...{ id: 1, key: "primary", nonce: 0, copies: 1, place: "here", offset: 0, manner: "plain", until: 300, name: "n" },
};

/** What is said of copies of one request that these came to. */
async function answersOf(...outcomes: readonly WireOutcome[]): Promise<readonly string[]> {
	const exchanges = outcomes.map((outcome) => ({ probe, request: get(), token: "t", outcome }));
	const [first] = exchanges;
	if (first === undefined) throw new Error("no outcome");
	const gateway: Gateway = {
		...{ usable: true, target: fakeTarget(soundGateway), clockUncertainty: 0, marker: "x-gateway", timeoutMs: 100 },
		admit: async () => {},
		alter: async () => altered,
		exchange: async () => ({ altered, exchange: first }),
		send: async () => first,
		race: async () => exchanges,
		variant: () => undefined,
	};
	const answered = await gatewayNonces(gateway).send({ ...request, copies: outcomes.length });
	return answered.map((one) => one.answer);
}

const tooMany = answer(429, [["Retry-After", "7"]], "later");
const admitted = echo(get());

describe("the nonces of a gateway", () => {
	it("say nothing of a request that was one too many, but when there may be more", async () => {
		const unsettled = await answersOf(tooMany).catch((error: unknown) => error);
		expect(unsettled).toBeInstanceOf(Unsettled);
		expect(unsettled).toMatchObject({ limited: { retryAfterMs: 7000 } });
	});

	it("say nothing of a request without an answer", async () => {
		const unsettled = await answersOf(fault("timeout")).catch((error: unknown) => error);
		expect(unsettled).toBeInstanceOf(Unsettled);
		expect(unsettled).toMatchObject({ limited: undefined });
	});

	it("are told to be admitted whatever became of the other copies, so that nothing hides it", async () => {
		expect(await answersOf(admitted, tooMany, admitted)).toEqual(["admitted", "lost", "admitted"]);
		expect(await answersOf(fault("reset"), admitted)).toEqual(["lost", "admitted"]);
	});
});
