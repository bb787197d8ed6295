import { describe, expect, it } from "vitest";
import { fakeTarget, soundGateway } from "../../conformance/engine/fake-target.ts";
import { Unjudged } from "../law.ts";
import type { Gateway } from "../place.ts";
import { type RequestJudge, requestsAreAnsweredAsPredicted } from "./altered-request.ts";

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
const lawWhere = (error: Error) =>
	requestsAreAnsweredAsPredicted(
		{ target: fakeTarget(soundGateway), exchange: () => Promise.reject(error) } as Partial<Gateway> as Gateway,
		judge,
	);

describe("a request that cannot be made", () => {
	it("is not judged, and says why", async () => {
		const judged = async () => lawWhere(new RangeError("there is no body"))([{ credential: "hmac" }]);
		await expect(judged).rejects.toBeInstanceOf(Unjudged);
		await expect(judged).rejects.toThrow("there is no body");
	});

	it("is told from a mistake", async () => {
		await expect(async () => lawWhere(new TypeError("ours"))([{ credential: "hmac" }])).rejects.toBeInstanceOf(
			TypeError,
		);
	});
});
