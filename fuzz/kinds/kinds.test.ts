import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { threatGroups } from "../../conformance/threats/index.ts";
import { contentType } from "../arbitraries/content-type.ts";
import { encodingCase } from "../arbitraries/encoding-case.ts";
import { anyHost } from "../arbitraries/host.ts";
import { hostileText } from "../arbitraries/hostile-text.ts";
import { keySetTimeline } from "../arbitraries/key-set-timeline.ts";
import { type CommandChoice, nonceCommands } from "../arbitraries/nonce-commands.ts";
import { query } from "../arbitraries/query.ts";
import { queryRewrite } from "../arbitraries/query-rewrite.ts";
import { oddRequest, sortedRequest, validRequest } from "../arbitraries/raw-request.ts";
import { sortedPair, verbatimPair } from "../arbitraries/request-pair.ts";
import { sentHead } from "../arbitraries/sent-head.ts";
import { signedFields } from "../arbitraries/signed-fields.ts";
import { signingInput } from "../arbitraries/signing-input.ts";
import { anyTarget } from "../arbitraries/target.ts";
import { timestampProbe } from "../arbitraries/timestamp-probe.ts";
import { windowCase } from "../arbitraries/window-case.ts";
import { contentTypeKinds } from "./content-type-kinds.ts";
import { type DrawnKinds, drawnKinds } from "./drawn-kinds.ts";
import { encodingCaseKinds } from "./encoding-case-kinds.ts";
import { hostKinds } from "./host-kinds.ts";
import { hostileTextKinds } from "./hostile-text-kinds.ts";
import { keySetTimelineKinds } from "./key-set-timeline-kinds.ts";
import { kindsOf, kindsTogether } from "./kind-rows.ts";
import { nonceHistoryKinds } from "./nonce-history-kinds.ts";
import { queryCaseKinds } from "./query-case-kinds.ts";
import { rawRequestKinds } from "./raw-request-kinds.ts";
import { requestPairKinds } from "./request-pair-kinds.ts";
import { sentHeadKinds } from "./sent-head-kinds.ts";
import { signedFieldsKinds } from "./signed-fields-kinds.ts";
import { signingInputKinds } from "./signing-input-kinds.ts";
import { targetKinds } from "./target-kinds.ts";
import { timestampProbeKinds } from "./timestamp-probe-kinds.ts";
import { windowCaseKinds } from "./window-case-kinds.ts";

const threats = threatGroups.flatMap((group) => group.threats);
const anyRequest = fc.oneof(validRequest, sortedRequest, oddRequest);
const anyPair = fc.oneof(verbatimPair, sortedPair);
const anyFields = fc.oneof(signedFields("countersign-v1"), signedFields("sorted-query"));
const queryCase = fc.record({ query, rewrites: fc.array(queryRewrite, { minLength: 1, maxLength: 3 }) });

/** Everything that can happen to a nonce anywhere, and the least that can. */
const everything: CommandChoice = {
	manners: ["head", "elsewhere", "hangs-up", "forged", "wrong-body", "no-scope", "upstream-fails"],
	disturbances: ["evict", "restart", "prune", "clocks"],
	cuts: ["kill", "tear-down"],
	places: true,
	maxCommands: 12,
	maxCopies: 4,
	exact: true,
};
const little: CommandChoice = { manners: ["plain"], disturbances: [], maxCommands: 12, maxCopies: 4 };
const nonceHistory = (name: string, choice: CommandChoice) =>
	drawnKinds(name, nonceHistoryKinds(choice), nonceCommands(choice), 1000);

const timeline = keySetTimeline({
	...{
		name: "rig",
		issuer: "https://issuer.test",
		audience: "https://api.test",
		hosts: [],
		hasElsewhere: false,
		upstreamSeconds: 1,
		liveNonces: 3,
		forwarded: [],
		bodyBytes: 1e6,
	},
	times: { cacheSeconds: 3600, staleSeconds: 3600, unknownKeyCooldownSeconds: 30, failureCooldownSeconds: 5 },
});

const sources: readonly DrawnKinds[] = [
	drawnKinds("target", targetKinds, anyTarget, 5000),
	drawnKinds("host", hostKinds, anyHost, 5000),
	drawnKinds("content type", contentTypeKinds, contentType, 2000),
	drawnKinds("query case", queryCaseKinds, queryCase, 5000),
	drawnKinds("raw request", rawRequestKinds, anyRequest, 5000),
	drawnKinds("request pair", requestPairKinds, anyPair, 10_000),
	drawnKinds("signing input", signingInputKinds, signingInput, 8000),
	drawnKinds("window case", windowCaseKinds, windowCase, 20_000),
	drawnKinds("timestamp probe", timestampProbeKinds, timestampProbe, 5000),
	nonceHistory("nonce history", everything),
	nonceHistory("nonce history of a gateway that nothing is done to", little),
	drawnKinds("key set timeline", keySetTimelineKinds, timeline, 4000),
	drawnKinds("signed fields", signedFieldsKinds, anyFields, 30_000),
	drawnKinds("encoding case", encodingCaseKinds, encodingCase, 4000),
	drawnKinds("sent head", sentHeadKinds, sentHead, 12_000),
	drawnKinds("hostile text", hostileTextKinds, hostileText, 3000),
];

describe("kinds of inputs", () => {
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

	it.each(sources)("$name: have ids of letters, digits and dashes, and rows of the catalogue", ({ all }) => {
		const rows = new Set(threats.map(({ id }) => id));
		for (const { id, threats: own } of all) {
			expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
			expect(
				own.filter((threat) => !rows.has(threat)),
				id,
			).toEqual([]);
		}
	});

	/** The line that names the scheme is no part of a request, and a list of what is signed is a header field. */
	const beyondRequests = ["CAN-08", "CAN-40"];
	it("stand for every row about what a signature covers that a request can show", () => {
		const covered = new Set(sources.flatMap(({ all }) => all.flatMap((kind) => kind.threats)));
		const rows = threats.map(({ id }) => id).filter((id) => id.startsWith("CAN-"));
		expect(rows.length).toBeGreaterThan(40);
		expect(rows.filter((id) => !covered.has(id))).toEqual(beyondRequests);
	});

	it("would split a fault where every input has one of them, and none of those is a form", () => {
		const rows = ["0", "1", "2"].map((id) => ({ id, threats: [], is: (value: number) => String(value % 3) === id }));
		const some = { id: "some", threats: [], is: (value: number) => value > 5 };
		const splittingOf = (isForm: boolean) =>
			drawnKinds(
				"numbers",
				kindsOf([...rows.map((row) => (isForm && row.id === "0" ? { ...row, isForm: true as const } : row)), some]),
				fc.nat(10),
				200,
			).splitting();
		expect(splittingOf(false)).toEqual([["0", "1", "2"]]);
		expect(splittingOf(true)).toEqual([]);
	});

	it("would tell a fault by what nearly every input is, unless that is a form", () => {
		const broadOf = (isForm: boolean) =>
			drawnKinds(
				"numbers",
				kindsOf([
					{
						id: "small",
						threats: [],
						...(isForm ? { isForm: true as const } : {}),
						is: (value: number) => value < 100,
					},
					{ id: "even", threats: [], is: (value: number) => value % 2 === 0 },
				]),
				fc.integer({ min: 0, max: 100 }),
				500,
			).broad();
		expect(broadOf(false)).toEqual(["small"]);
		expect(broadOf(true)).toEqual([]);
	});

	it("would not be apart where an input is an example of both, or where there is no such kind", () => {
		const small = { id: "small", threats: [], apart: ["odd", "even", "unheard-of"], is: (value: number) => value < 5 };
		const odd = { id: "odd", threats: [], apart: ["even"], is: (value: number) => value % 2 === 1 };
		const even = { id: "even", threats: [], is: (value: number) => value % 2 === 0 && value > 5 };
		expect(drawnKinds("numbers", kindsOf([small, odd, even]), fc.nat(10), 200).notApart()).toEqual([
			["small", "odd"],
			["small", "unheard-of"],
		]);
	});

	it("are told by one id each", () => {
		const row = { id: "same", threats: [], is: () => true };
		expect(() => kindsTogether(kindsOf<string>([row]), kindsOf<string>([row]))).toThrow(RangeError);
	});
});
