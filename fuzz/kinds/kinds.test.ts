import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { threatGroups } from "../../conformance/threats/index.ts";
import { contentType } from "../arbitraries/content-type.ts";
import { anyHost } from "../arbitraries/host.ts";
import { hostileText } from "../arbitraries/hostile-text.ts";
import { type CommandChoice, nonceCommands } from "../arbitraries/nonce-commands.ts";
import { query } from "../arbitraries/query.ts";
import { queryRewrite } from "../arbitraries/query-rewrite.ts";
import { oddRequest, sortedRequest, validRequest } from "../arbitraries/raw-request.ts";
import { sortedPair, verbatimPair } from "../arbitraries/request-pair.ts";
import { signingInput } from "../arbitraries/signing-input.ts";
import { anyTarget } from "../arbitraries/target.ts";
import { timestampProbe } from "../arbitraries/timestamp-probe.ts";
import { windowCase } from "../arbitraries/window-case.ts";
import type { Kinds } from "../kinds.ts";
import { contentTypeKinds } from "./content-type-kinds.ts";
import { hostKinds } from "./host-kinds.ts";
import { hostileTextKinds } from "./hostile-text-kinds.ts";
import { kindsOf, kindsTogether } from "./kind-rows.ts";
import { nonceHistoryKinds } from "./nonce-history-kinds.ts";
import { queryCaseKinds } from "./query-case-kinds.ts";
import { rawRequestKinds } from "./raw-request-kinds.ts";
import { requestPairKinds } from "./request-pair-kinds.ts";
import { signingInputKinds } from "./signing-input-kinds.ts";
import { targetKinds } from "./target-kinds.ts";
import { timestampProbeKinds } from "./timestamp-probe-kinds.ts";
import { windowCaseKinds } from "./window-case-kinds.ts";

/** Kinds, where their inputs come from, and within how many of those each kind must have been seen. */
interface Source<Input> {
	readonly name: string;
	readonly kinds: Kinds<Input>;
	readonly arbitrary: fc.Arbitrary<Input>;
	readonly draws: number;
}

interface Checked {
	readonly name: string;
	readonly kinds: Kinds<unknown>["all"];
	missing(): readonly string[];
}

function source<Input>({ name, kinds, arbitrary, draws }: Source<Input>): Checked {
	return {
		name,
		kinds: kinds.all,
		missing: () => {
			const seen = new Set(fc.sample(arbitrary, { numRuns: draws, seed: 20_260_403 }).flatMap(kinds.of));
			return kinds.all.map(({ id }) => id).filter((id) => !seen.has(id));
		},
	};
}

const threats = threatGroups.flatMap((group) => group.threats);
const anyRequest = fc.oneof(validRequest, sortedRequest, oddRequest);
const anyPair = fc.oneof(verbatimPair, sortedPair);
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
	source({ name, kinds: nonceHistoryKinds(choice), arbitrary: nonceCommands(choice), draws: 1000 });

const sources: readonly Checked[] = [
	source({ name: "target", kinds: targetKinds, arbitrary: anyTarget, draws: 5000 }),
	source({ name: "host", kinds: hostKinds, arbitrary: anyHost, draws: 5000 }),
	source({ name: "content type", kinds: contentTypeKinds, arbitrary: contentType, draws: 2000 }),
	source({ name: "query case", kinds: queryCaseKinds, arbitrary: queryCase, draws: 5000 }),
	source({ name: "raw request", kinds: rawRequestKinds, arbitrary: anyRequest, draws: 5000 }),
	source({ name: "request pair", kinds: requestPairKinds, arbitrary: anyPair, draws: 10_000 }),
	source({ name: "signing input", kinds: signingInputKinds, arbitrary: signingInput, draws: 8000 }),
	source({ name: "window case", kinds: windowCaseKinds, arbitrary: windowCase, draws: 20_000 }),
	source({
		name: "timestamp probe",
		kinds: timestampProbeKinds,
		arbitrary: timestampProbe,
		draws: 5000,
	}),
	nonceHistory("nonce history", everything),
	nonceHistory("nonce history of a gateway that nothing is done to", little),
	source({ name: "hostile text", kinds: hostileTextKinds, arbitrary: hostileText, draws: 3000 }),
];

describe("kinds of inputs", () => {
	it.each(sources)("$name: each is generated", ({ missing }) => {
		expect(missing()).toEqual([]);
	});

	it.each(sources)("$name: have ids of letters, digits and dashes, and rows of the catalogue", ({ kinds }) => {
		const rows = new Set(threats.map(({ id }) => id));
		for (const { id, threats: own } of kinds) {
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
		const covered = new Set(sources.flatMap(({ kinds }) => kinds.flatMap((kind) => kind.threats)));
		const rows = threats.map(({ id }) => id).filter((id) => id.startsWith("CAN-"));
		expect(rows.length).toBeGreaterThan(40);
		expect(rows.filter((id) => !covered.has(id))).toEqual(beyondRequests);
	});

	it("are told by one id each", () => {
		const row = { id: "same", threats: [], is: () => true };
		expect(() => kindsTogether(kindsOf<string>([row]), kindsOf<string>([row]))).toThrow(RangeError);
	});
});
