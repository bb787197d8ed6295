import type { Probe } from "../client/probe.ts";
import { headerValues } from "../engine/answer.ts";
import type { Check } from "../engine/check.ts";
import { compressedAnswer, erroneousAnswer, haltingAnswer } from "../peers/index.ts";
import { answerHeaderIs, answerWithout, bodyIs, echoedBody, statusIs, withoutBody } from "./answer-rules.ts";
import { exchange, scenario } from "./define.ts";
import { accepted, either, refused } from "./expect.ts";
import { mostlyAnswered } from "./mostly-answered.ts";
import { needsOf } from "./needs-of.ts";
import { inOrder } from "./series.ts";
import { identityIs, targetAsSent } from "./upstream-rules.ts";

/** FWD-11: the redirect leads to the echo itself, so a gateway that follows it is seen twice, or answers 200. */
const redirects = (
	[
		["hmac-get", { credential: "hmac" }],
		["jwt-get", { credential: "jwt" }],
		["jwt-post", { credential: "jwt", route: "write", body: { text: "a=1" } }],
		["public", { credential: "none", route: "public" }],
	] as const
).map(([slug, probe]) =>
	scenario({
		id: `FWD-11/${slug}`,
		title: "returns a redirect of the upstream and does not follow it",
		severity: "high",
		threats: ["FWD-14"],
		references: ["CWE-918"],
		needs: [...needsOf(probe), "echo", "echo.log"],
		run: async (trial) => {
			const done = await trial.exchange({ ...probe, path: "{route}/~redirect" });
			const { outcome, token } = done;
			if (!outcome.ok || outcome.answer.status !== 302)
				return trial.judge.expect(done, { kind: "accepted", answer: [statusIs(302)] });
			const locations = headerValues(outcome.answer.headers, "location");
			const seen = await trial.seen(token);
			if (locations.length !== 1 || seen.length !== 1) {
				const came = `${locations.length} of them, and the upstream was asked ${seen.length} times`;
				return trial.judge.fail("the upstream's Location, and one request to the upstream", came, done);
			}
			return trial.judge.pass();
		},
	}),
);

/** FWD-12. */
const answers = [
	...([200, 201, 207, 299, 400, 401, 404, 409, 418, 429, 499, 500, 503, 599] as const).map((status) =>
		exchange({
			id: `FWD-12/status-${status}`,
			title: "returns the upstream's status and body as they are",
			severity: "medium",
			threats: ["FWD-17"],
			references: ["RFC 9110 §7.7"],
			needs: ["credential", "echo"],
			twin: { credential: "any" },
			probe: { credential: "any", path: `{route}/~status-${status}` },
			expect: { kind: "accepted", answer: [statusIs(status), echoedBody] },
		}),
	),
	exchange({
		id: "FWD-12/status-204",
		title: "returns an answer without a body as it is",
		severity: "low",
		threats: ["FWD-17"],
		references: ["RFC 9110 §15.3.5"],
		needs: ["credential", "echo"],
		twin: { credential: "any" },
		probe: { credential: "any", path: "{route}/~status-204" },
		expect: { kind: "accepted", answer: [statusIs(204), withoutBody] },
	}),
	exchange({
		id: "FWD-12/compressed",
		title: "returns a body that the upstream has compressed as it is",
		severity: "medium",
		threats: ["FWD-17"],
		references: ["RFC 9110 §7.7"],
		needs: ["credential", "echo"],
		twin: { credential: "any" },
		probe: { credential: "any", path: "{route}/~gzip", headers: [["Accept-Encoding", "gzip"]] },
		expect: { kind: "accepted", answer: [answerHeaderIs("content-encoding", "gzip"), bodyIs(compressedAnswer)] },
	}),
	scenario({
		id: "FWD-12/error-with-text",
		title: "returns an error of the upstream with its own body, and not one of its own making",
		severity: "medium",
		threats: ["FWD-17"],
		references: ["RFC 9110 §7.7"],
		needs: ["credential", "echo"],
		run: async (trial) => {
			const done = await trial.exchange({ credential: "any", path: "{route}/~error" });
			const wrong = [statusIs(500), bodyIs(Buffer.from(erroneousAnswer))].find((rule) => rule.violation(done));
			return wrong === undefined
				? trial.judge.pass()
				: trial.judge.fail(wrong.says, wrong.violation(done) ?? "something else", done);
		},
	}),
	exchange({
		id: "FWD-12/halting-body",
		waits: 2.6,
		title: "returns a body to its end that was begun in the configured time and takes longer",
		severity: "medium",
		threats: ["FWD-17"],
		references: ["RFC 9110 §7.7", "RFC 9112 §8"],
		needs: ["jwt", "echo", "short-limits"],
		twin: { credential: "jwt", path: "{route}/~halting-1" },
		probe: { credential: "jwt", path: "{route}/~halting-2600" },
		// Whoever waits for the whole of it before a word is said may say that it was late.
		expect: either({ kind: "accepted", answer: [bodyIs(haltingAnswer)] }, refused("upstream_timeout")),
	}),
	exchange({
		id: "FWD-12/hop-by-hop",
		title: "returns no hop-by-hop header of the upstream, none that its Connection names, and no identity",
		severity: "low",
		threats: ["FWD-15", "FWD-16"],
		references: ["RFC 9110 §7.6.1", "CVE-2026-71849"],
		needs: ["credential", "echo"],
		twin: { credential: "any" },
		probe: { credential: "any", path: "{route}/~headers" },
		expect: {
			kind: "accepted",
			answer: [
				answerWithout("x-nominated", "proxy-authenticate", "keep-alive", "x-user-id", "x-scopes"),
				answerHeaderIs("content-type", "application/json"),
				echoedBody,
			],
		},
	}),
];

/** FWD-13: what is one caller's never reaches another. */
const apart = [
	scenario({
		id: "FWD-13/parallel-identities",
		title: "mixes up nothing of 60 requests at once by three callers",
		severity: "critical",
		threats: ["FWD-20"],
		references: ["CWE-488"],
		needs: ["jwt.sign", "hmac", "echo"],
		run: async (trial) => {
			const callers: readonly [Probe, ReturnType<typeof identityIs>][] = [
				...["caller-a", "caller-b"].map((sub): [Probe, ReturnType<typeof identityIs>] => [
					{ credential: "jwt", token: { claims: { sub, org_id: `org-of-${sub}`, azp: `client-of-${sub}` } } },
					identityIs({ authType: "jwt", userId: sub, orgId: `org-of-${sub}`, clientId: `client-of-${sub}` }),
				]),
				[{ credential: "hmac" }, identityIs({ authType: "hmac" })],
			];
			const all = Array.from({ length: 60 }, (_, index) => {
				const [probe, rule] = callers[index % callers.length] ?? [{ credential: "hmac" } as const, targetAsSent];
				const path = index % 2 === 0 ? "{route}/~slow-20" : "{route}";
				return trial.exchange({ ...probe, path }).then((done) => ({ done, rule }));
			});
			const exchanged = await Promise.all(all);
			const answered = mostlyAnswered(exchanged.map(({ done }) => done));
			for (const { done, rule } of exchanged.filter(({ done }) => answered.includes(done))) {
				const outcome = await trial.judge.expect(done, {
					kind: "accepted",
					upstream: [rule, targetAsSent],
					answer: [echoedOwn],
				});
				if (outcome.verdict !== "pass") return outcome;
			}
			return trial.judge.pass();
		},
	}),
	scenario({
		id: "FWD-13/same-target",
		title: "answers two callers who ask for the same target each with its own",
		severity: "critical",
		threats: ["FWD-19"],
		references: ["CWE-524", "CVE-2026-24472"],
		needs: ["jwt.sign", "echo"],
		run: async (trial) => {
			const { request } = await trial.prepare({ credential: "jwt" });
			const asked = (sub: string) => async () => {
				const done = await trial.exchange({ credential: "jwt", path: request.target, token: { claims: { sub } } });
				return trial.judge.expect(done, accepted(identityIs({ userId: sub })));
			};
			return inOrder(trial, ["caller-a", "caller-b", "caller-a"].map(asked));
		},
	}),
];

/** The answer is that to this request and to no other. */
const echoedOwn = {
	says: "the answer is that to this very request",
	security: true,
	violation: ({ outcome, token }: Parameters<typeof echoedBody.violation>[0]) =>
		outcome.ok && Buffer.from(outcome.answer.body).includes(token) ? undefined : "it is another one's",
};

/** FWD-14: an upstream that is not there, breaks off, or takes too long. */
const failing = [
	...(
		[
			["hmac", { credential: "hmac" }],
			["jwt", { credential: "jwt" }],
			["with-body", { credential: "hmac", method: "POST", body: { text: "a=1" } }],
		] as const
	).map(([slug, probe]) =>
		exchange({
			id: `FWD-14/unreachable-${slug}`,
			title: "answers 502 when the upstream cannot be reached",
			severity: "medium",
			threats: ["FWD-18"],
			references: ["RFC 9110 §15.6.3"],
			needs: [probe.credential, "lab"],
			twin: { ...probe, path: "/sites/{id}" },
			probe: { ...probe, path: "/gone/{id}" },
			expect: refused("upstream_unreachable"),
		}),
	),
	exchange({
		id: "FWD-14/broken-off",
		title: "answers with its own refusal when the upstream breaks off without an answer",
		severity: "medium",
		threats: ["FWD-18"],
		references: ["RFC 9110 §15.6.3"],
		needs: ["credential", "echo"],
		twin: { credential: "any" },
		probe: { credential: "any", path: "{route}/~drop" },
		expect: refused(["upstream_unreachable", "upstream_timeout"]),
	}),
	...([600, 999] as const).map((status) =>
		exchange({
			id: `FWD-14/status-${status}`,
			title: "takes a status that HTTP does not have for no answer, or returns it, and does not break over it",
			severity: "low",
			threats: ["FWD-18"],
			references: ["RFC 9110 §15"],
			needs: ["credential", "echo"],
			twin: { credential: "any", path: "{route}/~status-200" },
			probe: { credential: "any", path: `{route}/~status-${status}` },
			expect: either(refused("upstream_unreachable"), { kind: "accepted", answer: [statusIs(status)] }),
		}),
	),
	exchange({
		id: "FWD-14/slow",
		waits: 2,
		title: "answers 504 when the upstream does not answer in the configured time",
		severity: "medium",
		threats: ["FWD-18"],
		references: ["RFC 9110 §15.6.5"],
		needs: ["jwt", "echo", "short-limits"],
		twin: { credential: "jwt", path: "{route}/~slow-1" },
		probe: { credential: "jwt", path: "{route}/~slow-8000" },
		expect: refused("upstream_timeout"),
	}),
];

export const upstreamChecks: readonly Check[] = [...redirects, ...answers, ...apart, ...failing];
