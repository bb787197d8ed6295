import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { threatGroups } from "../../conformance/threats/index.ts";
import { gatewaySequence } from "../arbitraries/gateway-sequence.ts";
import { jsonBytes } from "../arbitraries/json-text.ts";
import { keySetCase } from "../arbitraries/key-set.ts";
import { tokenAttack } from "../arbitraries/token-attack.ts";
import { anyToken } from "../arbitraries/token-case.ts";
import { tokenProbe } from "../arbitraries/token-probe.ts";
import { type DrawnKinds, drawnKinds } from "./drawn-kinds.ts";
import { gatewaySequenceKinds } from "./gateway-sequence-kinds.ts";
import { jsonTextKinds } from "./json-text-kinds.ts";
import { keySetKinds } from "./key-set-kinds.ts";
import { tokenAttackKinds } from "./token-attack-kinds.ts";
import { tokenCaseKinds } from "./token-case-kinds.ts";
import { tokenProbeKinds } from "./token-probe-kinds.ts";

const names = { issuer: "https://issuer.test/", audience: "https://api.test" };
const site = {
	...names,
	name: "any",
	weight: 1,
	hosts: ["a.example", "b.example"],
	hasElsewhere: true,
	upstreamSeconds: 1,
	liveNonces: 3,
	forwarded: ["x-user-id-2"],
	bodyBytes: 16_384,
	issuerSeconds: 1,
	isIssuerOurs: true,
	canEvict: true,
	canWait: true,
};

const sources: readonly DrawnKinds[] = [
	drawnKinds("token as data", tokenCaseKinds, anyToken, 4000),
	drawnKinds("attack on a token", tokenAttackKinds, tokenAttack, 3000),
	drawnKinds("request with a token", tokenProbeKinds, tokenProbe(true, names), 3000),
	drawnKinds("key set", keySetKinds, keySetCase, 1500),
	drawnKinds("JSON text", jsonTextKinds, jsonBytes, 6000),
	drawnKinds(
		"sequence for a gateway",
		gatewaySequenceKinds,
		gatewaySequence([site, { ...site, name: "environment" }]),
		4000,
	),
];

describe("kinds of inputs about tokens and whole gateways", () => {
	it.each(sources)("$name: each is generated", ({ missing }) => {
		expect(missing()).toEqual([]);
	});

	it.each(sources)("$name: tell no fault by what nearly every input is", ({ broad }) => {
		expect(broad()).toEqual([]);
	});

	it.each(sources)("$name: split no fault by what every input has one of", ({ splitting }) => {
		expect(splitting()).toEqual([]);
	});

	it.each(sources)("$name: are apart where they are told to be", ({ notApart }) => {
		expect(notApart()).toEqual([]);
	});

	it.each(sources)("$name: have ids of letters, digits and dashes, each once, and rows of the catalogue", ({ all }) => {
		const rows = new Set(threatGroups.flatMap((group) => group.threats).map(({ id }) => id));
		const ids = all.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids.filter((id) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))).toEqual([]);
		expect(all.flatMap(({ threats }) => threats).filter((threat) => !rows.has(threat))).toEqual([]);
	});

	/** What a key may well have beside what makes it a key; null leaves out what the honest one has. */
	const harmless = [{ use: "sig" }, { use: null }, { x5t: "abc" }, { ext: true }, { unheard: { of: null } }];
	it("tell what is said of a key in a set, but for what is harmless", () => {
		const untold = fc.sample(keySetCase, { numRuns: 10_000, seed: 3 }).flatMap((input): readonly unknown[] => {
			const [first, second] = input.entries as readonly Readonly<Record<string, unknown>>[];
			if (input.entries.length !== 2 || second?.["kid"] !== "beside") return [];
			const told = keySetKinds.of(input).filter((id) => !/^set-(?:token-|with-the-right-key$)/.test(id));
			const { $key: _, $alg: __, ...remark } = first ?? {};
			return told.length === 0 ? [remark] : [];
		});
		expect(new Set(untold.map((remark) => JSON.stringify(remark)))).toEqual(
			new Set(harmless.map((remark) => JSON.stringify(remark))),
		);
	});
});
