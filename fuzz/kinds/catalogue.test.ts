import { describe, expect, it } from "vitest";
import { checks } from "../../conformance/checks/index.ts";
import { evidenceOf, threats } from "../../conformance/threats/index.ts";
import type { Kind } from "../kinds.ts";
import { conversationKinds } from "./conversation-kinds.ts";
import { encodingCaseKinds } from "./encoding-case-kinds.ts";
import { gatewaySequenceKinds } from "./gateway-sequence-kinds.ts";
import { hostileTextKinds } from "./hostile-text-kinds.ts";
import { jsonTextKinds } from "./json-text-kinds.ts";
import { keySetKinds } from "./key-set-kinds.ts";
import { keySetTimelineKinds } from "./key-set-timeline-kinds.ts";
import { namedSequenceKinds } from "./named-sequence-kinds.ts";
import { nonceHistoryKinds } from "./nonce-history-kinds.ts";
import { queryCaseKinds } from "./query-case-kinds.ts";
import { rawRequestKinds } from "./raw-request-kinds.ts";
import { requestPairKinds } from "./request-pair-kinds.ts";
import { sentHeadKinds } from "./sent-head-kinds.ts";
import { signedFieldsKinds } from "./signed-fields-kinds.ts";
import { signingInputKinds } from "./signing-input-kinds.ts";
import { timestampProbeKinds } from "./timestamp-probe-kinds.ts";
import { tokenAttackKinds } from "./token-attack-kinds.ts";
import { tokenCaseKinds } from "./token-case-kinds.ts";
import { windowCaseKinds } from "./window-case-kinds.ts";
import { withoutKinds } from "./without-kinds.ts";

const nonces = nonceHistoryKinds({
	manners: ["head", "elsewhere", "hangs-up", "forged", "wrong-body", "no-scope", "upstream-fails"],
	disturbances: ["evict", "restart", "prune", "clocks"],
	cuts: ["kill", "tear-down"],
	places: true,
	maxCommands: 12,
	maxCopies: 4,
	exact: true,
});
const kinds: readonly Kind[] = [
	...[conversationKinds, encodingCaseKinds, gatewaySequenceKinds, hostileTextKinds, jsonTextKinds, keySetKinds],
	...[keySetTimelineKinds, namedSequenceKinds(["signature", "token", "nothing"]), nonces, queryCaseKinds],
	...[rawRequestKinds, requestPairKinds, sentHeadKinds, signedFieldsKinds, signingInputKinds, timestampProbeKinds],
	...[tokenAttackKinds, tokenCaseKinds, windowCaseKinds],
].flatMap(({ all }) => all);
const named = new Set(kinds.flatMap(({ threats }) => threats));

describe("the kinds of all properties", () => {
	it("are with the rows that have none, for a reason, the whole catalogue, and have none of those", () => {
		expect([...named, ...withoutKinds.keys()].toSorted()).toEqual(threats.map(({ id }) => id).toSorted());
	});

	/** What laws judge in every refusal, and in what is forwarded, is exercised by inputs that are refused, or forwarded. */
	const judgedInAnswers = [
		...["ERR-01", "ERR-02", "ERR-03", "ERR-04", "ERR-08", "ERR-09", "ERR-10", "ERR-11", "ERR-12", "ERR-13", "ERR-16"],
		...["FWD-06", "FWD-07", "FWD-08", "FWD-10", "FWD-24", "AVL-03", "AVL-05", "AVL-07", "AVL-10", "AVL-11", "NET-01"],
		...["AUT-19", "AUT-21", "SIG-09", "LIM-08", "CAN-08", "HDR-13"],
	];
	it("stand for what is judged in answers and upstream", () => {
		expect(judgedInAnswers.filter((id) => !named.has(id))).toEqual([]);
	});
});

describe("what a row without a kind of input has instead", () => {
	const rows = threats.filter(({ id, leftOut }) => withoutKinds.has(id) && leftOut === undefined);
	it.each(rows)("$id: names a check of that very row, or a test of it", (threat) => {
		const known = new Set([
			...evidenceOf(threat, checks, []).checks.flatMap(({ id, requirement }) => [id, requirement]),
			...(threat.tests ?? []).map(({ name }) => name.split(":", 1)[0]),
		]);
		const told = withoutKinds.get(threat.id)?.match(/[A-Z]+(?:-[A-Z]+)*-\d\d(?:\/[a-z-]+)?/g) ?? [];
		expect(told.length).toBeGreaterThan(0);
		expect(told.filter((one) => !known.has(one))).toEqual([]);
	});
});
