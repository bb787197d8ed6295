import type { Report, Result } from "./schema.ts";

/** For tests of reporters: a result of each kind, with texts that try to break out of a format. */
export function fakeResult(overrides: Partial<Result> = {}): Result {
	return {
		id: "HMAC-NONCE-01/serial",
		requirement: "HMAC-NONCE-01",
		level: "MUST",
		severity: "critical",
		title: "A nonce is admitted once.",
		verdict: "pass",
		durationMs: 12,
		...overrides,
	};
}

export const hostile = "</failure>]]>&amp;<\"'\u001b[31m\u0000\u202e\ud800é";

export const fakeFailure: Result = fakeResult({
	id: "HMAC-NONCE-01/parallel",
	verdict: "fail",
	expected: "refused with 401 nonce_replayed",
	actual: `200: ${hostile}`,
	references: ["CWE-294"],
	evidence: {
		request: {
			method: "GET",
			target: "/a",
			host: "h",
			headers: [["X-A", hostile]],
			framing: "none",
			body: { bytes: 0 },
		},
		response: { status: 200, headers: [], body: { bytes: 3, text: hostile }, durationMs: 3 },
		curl: "curl -X GET 'http://h/a'",
		replay: { credential: "hmac" },
	},
});

const fakeResults: readonly Result[] = [
	fakeResult(),
	fakeFailure,
	fakeResult({ id: "HMAC-SIG-02/x", requirement: "HMAC-SIG-02", verdict: "warn", expected: "e", actual: "a" }),
	fakeResult({
		id: "JWT-ALG-01/x",
		requirement: "JWT-ALG-01",
		verdict: "skip",
		reason: "no key",
		remedy: "set jwt.keys",
	}),
	fakeResult({
		id: "JWT-ALG-02/x",
		requirement: "JWT-ALG-02",
		verdict: "skip",
		reason: "no key",
		remedy: "set jwt.keys",
	}),
	fakeResult({ id: "FWD-01/x", requirement: "FWD-01", verdict: "inconclusive", reason: "blocked" }),
	fakeResult({ id: "FWD-02/x", requirement: "FWD-02", verdict: "error", reason: "broken", stack: "at check.ts:1" }),
];

export function fakeReport(results: readonly Result[] = fakeResults, inconclusive?: string): Report {
	const summary = { pass: 0, fail: 0, warn: 0, skip: 0, inconclusive: 0, error: 0 };
	for (const { verdict } of results) summary[verdict] += 1;
	return {
		schemaVersion: 1,
		tool: { name: "countersign", version: "0.0.0" },
		target: { name: "fake", url: "http://gateway.test", errors: "countersign" },
		scheme: "countersign-v1",
		seed: "seed",
		runId: "run",
		startedAt: "2026-01-01T00:00:00.000Z",
		durationMs: 1234,
		...(inconclusive === undefined ? {} : { inconclusive }),
		summary: { ...summary, requirements: { total: 10, exercised: 3 } },
		results,
	};
}
