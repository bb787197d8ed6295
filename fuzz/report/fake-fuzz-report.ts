import { hostileTexts } from "../../conformance/report/fake-runs.ts";
import type { Evidence } from "../../conformance/report/schema.ts";
import type { Finding, FuzzReport, FuzzResult } from "./schema.ts";
import { summaryOf } from "./summary.ts";

const hostile = hostileTexts.join(" ");

/** For tests: a result in which everything held. */
export function fakeFuzzResult(overrides: Partial<FuzzResult> = {}): FuzzResult {
	return {
		id: "targets-are-fixed-points",
		group: "canonicalization",
		title: "a target that is let in is read alike by URL parsers, proxies and the gateway itself",
		requirements: ["TGT-01", "SORT-12"],
		where: "in-process",
		verdict: "pass",
		executions: 4000,
		unjudged: 0,
		stored: { frozen: 1, corpus: 20 },
		kept: 3,
		explored: {
			kinds: [
				{ id: "dot-segment", threats: ["CAN-01", "CAN-02"], count: 312, with: [1, 2] },
				{ id: "lower-case-triplet", threats: ["CAN-09"], count: 77, with: [2] },
				{ id: "plus-in-query", threats: ["CAN-12"], count: 1203, with: [] },
				{ id: "overlong-utf-8", threats: ["CAN-15", "REQ-03"], count: 0, with: [] },
				{ id: "plain", threats: [], count: 9, with: [] },
			],
			pairs: 3,
		},
		durationMs: 210,
		findings: [],
		...overrides,
	};
}

const evidence: Evidence = {
	request: {
		method: "GET",
		target: `/sites/${hostile}`,
		host: hostile,
		headers: hostileTexts.map((text) => [text, text]),
		framing: "none",
		body: { bytes: 0 },
	},
	response: {
		status: 200,
		headers: hostileTexts.map((text) => ["X-Hostile", text]),
		body: { bytes: hostile.length, text: hostile },
		durationMs: 3.4,
	},
	curl: `curl 'http://gateway.test/sites' -H 'X-Nonce: ${hostile}'`,
	replay: { credential: "hmac", after: [{ set: ["X-Nonce", hostile] }] },
};

const conversation: Finding["conversation"] = {
	said: { bytes: 9000, text: `GET /${hostile} HTTP/1.1\r\nX-Odd: \xff\r\n\n`, truncated: true },
	pieces: 2,
	pauseMs: 20,
	leaving: "half-close",
	saidAll: true,
	heard: { bytes: hostile.length, text: hostile },
	fault: { kind: "timeout", detail: hostile },
};

/** For tests: a finding of a target that lets everything in. */
export function fakeFinding(overrides: Partial<Finding> = {}): Finding {
	return {
		fault: "HMAC-CANON-05-0a1b2c3d",
		requirement: "HMAC-CANON-05",
		severity: "critical",
		references: ["CWE-294"],
		expected: "refused with invalid_credentials",
		actual: "200",
		input: [{ credential: "hmac", after: [{ set: ["X-Nonce", "0123456789abcdef"] }] }],
		kinds: ["nonce-replaced"],
		seen: 14,
		path: "3:1:0",
		replay: "countersign fuzz --config c.json --property altered-requests --seed 7 --path 3:1:0",
		shrinks: 4,
		...overrides,
	};
}

/** For tests: the report of a run with these results. */
export function fakeFuzzReport(
	results: readonly FuzzResult[] = [fakeFuzzResult()],
	overrides: Partial<FuzzReport> = {},
): FuzzReport {
	return {
		schemaVersion: 1,
		tool: { name: "countersign", version: "0.1.0" },
		target: { name: "staging", url: "https://gateway.test" },
		seed: 7,
		runId: "9de0f1da-44a9-4667-af0d-f498d5882bc6",
		asked: {},
		startedAt: "2026-07-01T10:00:00.000Z",
		durationMs: 15_800,
		summary: summaryOf(results),
		results,
		...overrides,
	};
}

/** For tests: nothing found, something not tried. */
export function soundFuzzReport(): FuzzReport {
	return fakeFuzzReport([
		fakeFuzzResult(),
		fakeFuzzResult({
			id: "strict-json",
			group: "token",
			explored: { kinds: [], pairs: 0 },
			stored: { frozen: 0, corpus: 0 },
			kept: 0,
			reason: "not judged: texts of more than 1 MiB",
		}),
		fakeFuzzResult({
			...{ id: "two-clocks", group: "timestamp", where: "workerd", verdict: "skip", executions: 0, durationMs: 2 },
			reason: "it takes a process of the gateway that is ours",
			remedy: "run against the embedded gateway (no --target)",
			explored: { kinds: [], pairs: 0 },
		}),
	]);
}

/** For tests: every verdict, and so many findings, some of one fault, all with texts of a hostile target. */
export function brokenFuzzReport(findings: number): FuzzReport {
	const requirements = ["HMAC-CANON-05", "HMAC-CANON-08", "ANS-05", "FWD-04"];
	const found = Array.from({ length: findings }, (_, at) =>
		fakeFinding({
			fault: `${requirements[at % requirements.length]}-${at}`,
			requirement: requirements[at % requirements.length] ?? "",
			severity: at % 3 === 0 ? "critical" : "medium",
			actual: at === 0 ? "200" : `200, ${hostile}`,
			input: [{ credential: "hmac", after: [{ set: ["X-Nonce", hostile] }] }],
			kinds: ["nonce-replaced", "dot-segment"],
			...(at % 2 === 0 ? { evidence } : {}),
			...(at % 3 === 1 ? { conversation } : {}),
			...(at === 2
				? { steps: [{ curl: `curl 'http://gateway.test/${hostile}'`, how: "2 times at once" }, { done: "evict" }] }
				: {}),
			...(at === 1 ? { stored: "regressions/a.json", shrinks: 4, shrinkRequests: 31 } : {}),
		}),
	);
	return fakeFuzzReport(
		[
			...soundFuzzReport().results,
			fakeFuzzResult({ id: "altered-requests", where: "target", verdict: "fail", findings: found, durationMs: 9000 }),
			fakeFuzzResult({
				...{ id: "unproved-requests", where: "target", verdict: "fail", group: "http" },
				findings: found.slice(0, 1),
				reason: "10 different faults were found; no more were looked for",
			}),
			fakeFuzzResult({
				id: "nonce-history",
				group: "nonce",
				where: "target",
				verdict: "inconclusive",
				reason: hostile,
			}),
			fakeFuzzResult({
				...{ id: "key-sets", group: "token", where: "workerd", verdict: "error", reason: `TypeError: ${hostile}` },
				failedOn: { input: [hostile], replay: "countersign fuzz --property key-sets --seed 7 --path 9" },
				stack: `TypeError: ${hostile}\n    at somewhere`,
			}),
		],
		{ target: { name: hostile, url: "https://gateway.test" } },
	);
}
