import { describe, expect, it } from "vitest";
import type { Probe } from "../../conformance/client/probe.ts";
import { get } from "../../conformance/client/raw-server.ts";
import { answer, fakeTarget, soundGateway } from "../../conformance/engine/fake-target.ts";
import { accepted, open, type Prediction } from "../models/prediction.ts";
import type { Altered, Gateway } from "../place.ts";
import type { RequestJudge } from "./altered-request.ts";
import { type NamedCommand, namedGatewayDecides } from "./named-gateway.ts";

const unasked = () => {
	throw new TypeError("nothing was sent");
};
const judge: RequestJudge = {
	predict: unasked,
	mayBeRefusedBefore: unasked,
	forwarded: unasked,
	statusOf: new Map(),
	alike: () => undefined,
};
const probe: Probe = { credential: "hmac" };
const exchange = () => Promise.reject(new RangeError("there is no body"));

const target = fakeTarget(soundGateway, { setup: "operator", errors: "any" });

describe("a request that a named gateway accepts, and accepts once more", () => {
	const exchanged = { probe, request: get(), token: "t", outcome: answer(200, [], "hello") };
	const said = async (prediction: Prediction, method = "GET") => {
		const altered = { request: { ...get(), method }, honest: get() } as unknown as Altered;
		const accepting = {
			...{ target, marker: undefined, timeoutMs: 100 },
			exchange: async () => ({ altered, exchange: exchanged }),
			send: async () => exchanged,
		} as unknown as Gateway;
		const predicting: RequestJudge = {
			...judge,
			predict: () => prediction,
			mayBeRefusedBefore: () => false,
			forwarded: () => () => undefined,
		};
		const law = namedGatewayDecides(accepting, new Map([["signature", predicting]]));
		return (
			await law([
				{ do: "ask", by: "signature", probe },
				{ do: "again", by: "signature" },
			])
		)?.requirement;
	};

	it("has been replayed", async () => {
		for (const prediction of [accepted, open]) expect(await said(prediction)).toBe("HMAC-NONCE-01");
	});

	it("may have been answered in the gateway's stead where it asks for the options", async () => {
		expect(await said(open, "OPTIONS")).toBeUndefined();
	});
});

describe("a request to a named gateway", () => {
	const law = namedGatewayDecides({ target, exchange } as Partial<Gateway> as Gateway, new Map([["signature", judge]]));
	const judged = (...commands: readonly NamedCommand[]) => (async () => law(commands))();

	it("is not judged where it cannot be made", async () => {
		const cannot = { message: expect.stringContaining("there is no body"), judged: undefined };
		await expect(judged({ do: "ask", by: "signature", probe })).rejects.toMatchObject(cannot);
		const twice = judged({ do: "ask", by: "signature", probe }, { do: "again", by: "signature" });
		await expect(twice).rejects.toMatchObject(cannot);
	});

	it("is not judged where it is for a gateway of the runner's own", async () => {
		const sequence = { site: "main", commands: [] } as unknown as readonly NamedCommand[];
		await expect((async () => law(sequence))()).rejects.toMatchObject({ name: "Unjudged", judged: undefined });
	});

	it("is not judged where the target has nothing for its proof", async () => {
		await expect(judged({ do: "ask", by: "token", probe })).rejects.toMatchObject({
			name: "Unjudged",
			judged: undefined,
		});
	});
});
