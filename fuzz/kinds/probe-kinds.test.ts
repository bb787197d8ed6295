import { describe, expect, it } from "vitest";
import type { Need } from "../../conformance/engine/check.ts";
import { threats } from "../../conformance/threats/index.ts";
import { signedProbe } from "../arbitraries/signed-probe.ts";
import { unprovedProbe } from "../arbitraries/unproved-probe.ts";
import { type DrawnKinds, drawnKinds } from "./drawn-kinds.ts";
import { signedProbeKinds } from "./signed-probe-kinds.ts";
import { unprovedProbeKinds } from "./unproved-probe-kinds.ts";

const everything: ReadonlySet<Need> = new Set([
	...(["lab", "hmac", "hmac.second", "hmac.readOnly", "hmac.revoked", "hmac.expired", "hmac.rotated"] as const),
	...(["route.write", "route.public"] as const),
]);
const sources: readonly DrawnKinds[] = [
	drawnKinds(
		"signed probes",
		signedProbeKinds,
		signedProbe({ scheme: "countersign-v1", capabilities: everything }),
		6000,
	),
	drawnKinds("unproved probes", unprovedProbeKinds, unprovedProbe(everything), 6000),
];

describe.each(sources)("the kinds of $name", ({ all, missing, broad, splitting }) => {
	it("are all drawn", () => {
		expect(missing()).toEqual([]);
	});

	it("tell no fault by what nearly every input is", () => {
		expect(broad()).toEqual([]);
	});

	it("split no fault by what every input has one of", () => {
		expect(splitting()).toEqual([]);
	});

	it("stand for threats that are catalogued", () => {
		const known = new Set(threats.map(({ id }) => id));
		expect(all.flatMap((kind) => kind.threats).filter((id) => !known.has(id))).toEqual([]);
	});
});
