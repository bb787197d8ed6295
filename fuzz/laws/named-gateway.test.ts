import { describe, expect, it } from "vitest";
import type { Probe } from "../../conformance/client/probe.ts";
import type { Gateway } from "../place.ts";
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

describe("a request to a named gateway", () => {
	const law = namedGatewayDecides({ exchange } as Partial<Gateway> as Gateway, new Map([["signature", judge]]));
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
