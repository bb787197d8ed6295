import { expect, it } from "vitest";
import { get } from "../conformance/client/raw-server.ts";
import { fakeTarget, fault, soundGateway } from "../conformance/engine/fake-target.ts";
import { countedGateway } from "./counted-gateway.ts";
import type { Altered, Gateway } from "./place.ts";

const probe = { credential: "none" } as const;
const altered: Altered = { probe, honest: get(), request: get(), token: "t", signedAt: 0 };
const exchange = { probe, request: get(), token: "t", outcome: fault("reset") };

/** A gateway that is asked, but sends nothing. */
const quiet: Gateway = {
	...{ usable: true, target: fakeTarget(soundGateway), clockUncertainty: 0, marker: undefined, timeoutMs: 100 },
	admit: async () => {},
	alter: async () => altered,
	exchange: async () => ({ altered, exchange }),
	send: async () => exchange,
	race: async (_, count) => new Array(count).fill(exchange),
	converse: async () => ({ received: new Uint8Array(), saidAll: true, hadLeft: false }),
	there: { send: async () => exchange, race: async (_, count) => new Array(count).fill(exchange) },
	variant: async () => quiet,
};

it("counts each request to a gateway, whichever way it goes", async () => {
	const counts: number[] = [];
	const gateway = countedGateway(quiet, (count) => counts.push(count));
	if (!gateway.usable) throw new Error("unusable");
	await gateway.alter(probe);
	expect(counts).toEqual([]);
	await gateway.exchange(probe);
	await gateway.send(altered);
	await gateway.race(altered, 4);
	await gateway.admit(2);
	await gateway.there?.send(altered);
	await gateway.there?.race(altered, 3);
	await gateway.converse?.(5, { steps: [], leaving: "when-answered" }, () => 0);
	const other = await gateway.variant("edges");
	if (other?.usable === true) await other.send(altered);
	expect(counts).toEqual([1, 1, 4, 2, 1, 3, 5, 1]);
});
