import { checks } from "../checks/index.ts";
import { fakeReport, fakeResult } from "./fake-report.ts";
import type { Evidence, Report, Result } from "./schema.ts";

/** What a target might say to become part of a page. */
export const hostileTexts: readonly string[] = [
	`<script>globalThis.taken = 1</script>`,
	`"><img src=x onerror="globalThis.taken = 2">`,
	`' onmouseover='globalThis.taken = 3`,
	`</pre></div></details><style>* { display: none }</style>`,
	`]]>&lt;b&gt;<!-- `,
	`javascript:globalThis.taken=4`,
	`\u202egnp.exe\u202c\u200b\u0000`,
];

const hostileText = hostileTexts.join(" ");

const hostileEvidence: Evidence = {
	request: {
		method: "POST",
		target: `/sites/${hostileText}`,
		host: hostileText,
		headers: hostileTexts.map((text) => [text, text]),
		framing: "chunked",
		body: { bytes: 100_000, text: hostileText, truncated: true },
	},
	response: {
		status: 200,
		headers: hostileTexts.map((text) => ["X-Hostile", text]),
		body: { bytes: hostileText.length, text: hostileText },
		durationMs: 3.4,
	},
	curl: `curl -X POST -H '${hostileText}' 'http://gateway.test/sites'`,
	replay: { credential: "hmac", after: [{ set: ["X-Nonce", hostileText] }] },
};

const passed: readonly Result[] = checks.map(({ id, requirement, title, severity, references }) =>
	fakeResult({ id, requirement, title, severity, references }),
);

/** For tests: a run of the whole suite in which nothing failed. */
export function cleanRun(): Report {
	return fakeReport(passed);
}

/** For tests: one in which every fifth of the first checks failed, with evidence of a hostile target, and each other verdict came, too. */
export function brokenRun(failures: number): Report {
	const others = new Map<number, Partial<Result>>([
		[1, { verdict: "warn", expected: "a code of ours", actual: hostileText }],
		[2, { verdict: "inconclusive", reason: hostileText, evidence: hostileEvidence }],
		[3, { verdict: "error", reason: hostileText, stack: `Error: ${hostileText}` }],
		[4, { verdict: "skip", reason: "no key is configured", remedy: "set hmac.keys.second" }],
		[6, { verdict: "fail", expected: "refused", actual: "200", evidence: hostileEvidence, waiver: fakeWaiver }],
		[7, { repeated: { times: 1, because: "an answer was lost" } }],
	]);
	const failure: Partial<Result> = {
		verdict: "fail",
		expected: "refused with 401 invalid_credentials",
		actual: `200, ${hostileText}`,
		references: ["CWE-294", hostileText],
		evidence: hostileEvidence,
	};
	const results = passed.map((result, at): Result => {
		const other = others.get(at) ?? (at % 5 === 0 && at / 5 < failures ? failure : {});
		return { ...result, ...other };
	});
	const outcome = { verdict: "fail" } as const;
	const waiver = { ...fakeWaiver, outcome, came: "fail 200" };
	return {
		...fakeReport(results),
		target: { name: hostileText, url: `http://gateway.test/${hostileText}`, errors: "any" },
		waivers: [
			{ ...waiver, id: passed[6]?.id ?? "", state: "met" },
			{ ...waiver, id: passed[8]?.id ?? "", state: "stale", came: "pass" },
			{ ...waiver, id: passed[10]?.id ?? "", state: "expired" },
		],
	};
}

const fakeWaiver = {
	owner: hostileText,
	reason: hostileText,
	link: "https://tracker.test/issues/7",
	expires: "2026-12-31",
};

/** For tests: one of a target that is no gateway. */
export function inconclusiveRun(): Report {
	const reason = `The target is no gateway: ${hostileText}`;
	const results = passed.map((result, at): Result => {
		if (at % 10 === 0) return { ...result, verdict: "inconclusive", reason };
		return { ...result, verdict: "skip", reason: "no HMAC key is configured", remedy: "set hmac.keys.primary" };
	});
	return fakeReport(results, reason);
}
