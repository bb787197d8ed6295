import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Probe } from "../../conformance/client/probe.ts";
import type { Need } from "../../conformance/engine/check.ts";
import { threats } from "../../conformance/threats/index.ts";
import { signedProbe } from "../arbitraries/signed-probe.ts";
import { unprovedProbe } from "../arbitraries/unproved-probe.ts";
import type { Kinds } from "../kinds.ts";
import { signedProbeKinds } from "./signed-probe-kinds.ts";
import { unprovedProbeKinds } from "./unproved-probe-kinds.ts";

const everything: ReadonlySet<Need> = new Set([
	...(["lab", "hmac", "hmac.second", "hmac.readOnly", "hmac.revoked", "hmac.expired", "hmac.rotated"] as const),
	...(["route.write", "route.public"] as const),
]);
const sources: readonly (readonly [string, Kinds<Probe>, fc.Arbitrary<Probe>])[] = [
	["signed probes", signedProbeKinds, signedProbe({ scheme: "countersign-v1", capabilities: everything })],
	["unproved probes", unprovedProbeKinds, unprovedProbe(everything)],
];

describe.each(sources)("the kinds of %s", (_, kinds, arbitrary) => {
	it("are all drawn", () => {
		const seen = new Set(fc.sample(arbitrary, { numRuns: 6000, seed: 20_260_404 }).flatMap(kinds.of));
		expect(kinds.all.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([]);
	});

	it("stand for threats that are catalogued", () => {
		const known = new Set(threats.map(({ id }) => id));
		expect(kinds.all.flatMap((kind) => kind.threats).filter((id) => !known.has(id))).toEqual([]);
	});
});
