import { headerValues } from "../engine/answer.ts";
import type { Check } from "../engine/check.ts";
import { noCrossOrigin, noTiming, ownRequestId, silentAbout } from "./answer-rules.ts";
import { exchange, scenario } from "./define.ts";
import { either, refused } from "./expect.ts";
import { mostlyAnswered } from "./mostly-answered.ts";
import { refusalsOf } from "./refusals.ts";
import { refusing, withHeaders } from "./refusing.ts";

const canary = "canary-3e8a";

/** Some refusals of each kind: before credentials, by each credential, and after admission. */
const samples = refusalsOf(
	"malformed_target",
	"unauthenticated",
	"invalid_credentials",
	"invalid_token",
	"no_route",
	"insufficient_scope",
	"method_not_allowed",
);

/** ANS-10 to ANS-12, for refusals and for what is let in. */
const everywhere = (
	[
		[
			"ANS-10",
			"makes a request id of its own and never takes the sender's",
			["FWD-27", "LOG-05"],
			["CWE-117"],
			ownRequestId,
			withHeaders(["X-Request-Id", canary], ["CF-Ray", `<${canary}>`]),
		],
		[
			"ANS-11",
			"gives no cross-origin permission to anybody who asks for it",
			["COR-02", "COR-03"],
			["CWE-942"],
			noCrossOrigin,
			withHeaders(
				["Origin", "https://evil.test"],
				["Access-Control-Request-Method", "DELETE"],
				["Access-Control-Request-Headers", "x-anything"],
			),
		],
		["ANS-12", "sends no Server-Timing", ["ERR-16"], ["CWE-208"], noTiming, withHeaders()],
	] as const
).flatMap(([requirement, title, threats, references, rule, change]) => [
	...samples.map((refusal) =>
		refusing(
			requirement,
			refusal,
			{ title: `${title}, answering ${refusal.code}`, severity: "low", threats, references },
			[rule],
			change,
			{ ofEveryAnswer: true },
		),
	),
	...(["hmac", "jwt"] as const).map((credential) =>
		exchange({
			id: `${requirement}/accepted-${credential}`,
			title: `${title}, letting a request in`,
			severity: requirement === "ANS-11" ? "high" : "low",
			threats,
			references,
			needs: [credential, ...(requirement === "ANS-12" ? (["timing.off"] as const) : [])],
			twin: { credential },
			probe: change({ credential, query: "a=1" }),
			expect: { kind: "accepted", answer: [rule] },
		}),
	),
]);

const apart = [
	scenario({
		id: "ANS-10/another-each-time",
		title: "gives every answer a request id of its own",
		severity: "low",
		threats: ["FWD-27"],
		references: ["CWE-117"],
		needs: ["credential"],
		run: async (trial) => {
			const kinds = ["none", "any"] as const;
			const all = await Promise.all(
				Array.from({ length: 20 }, (_, index) => trial.exchange({ credential: kinds[index % 2] ?? "any" })),
			);
			const answered = mostlyAnswered(all);
			const ids = answered.map(({ outcome }) =>
				outcome.ok ? headerValues(outcome.answer.headers, "x-request-id").join() : "",
			);
			const missing = ids.indexOf("");
			if (missing >= 0) return trial.judge.fail("answers with a request id", "one has none", answered[missing]);
			const different = new Set(ids).size;
			return different === ids.length
				? trial.judge.pass()
				: trial.judge.fail(`${ids.length} different request ids`, `${different}`);
		},
	}),
	...(
		[
			["preflight", "https://evil.test"],
			["preflight-null", "null"],
			["preflight-suffix", "https://gateway.countersign.test.evil.test"],
			["preflight-prefix", "https://evil-gateway.countersign.test"],
		] as const
	).map(([slug, origin]) =>
		scenario({
			id: `ANS-11/unauthenticated-${slug}`,
			title: "gives no permission to a preflight without credentials",
			severity: "high",
			threats: ["COR-01", "COR-02", "COR-03", "COR-04", "COR-07"],
			references: ["CWE-942"],
			needs: [],
			run: async (trial) =>
				trial.judge.expect(
					await trial.exchange({
						credential: "none",
						method: "OPTIONS",
						headers: [
							["Origin", origin],
							["Access-Control-Request-Method", "GET"],
							["Access-Control-Request-Headers", "authorization"],
						],
					}),
					// Whether OPTIONS takes credentials is what CRED-01 is about.
					either(refused("unauthenticated", noCrossOrigin), { kind: "accepted", answer: [noCrossOrigin] }),
				),
		}),
	),
	exchange({
		id: "ANS-11/of-upstream",
		title: "passes on no cross-origin permission that is not configured",
		severity: "medium",
		threats: ["FWD-26", "COR-02"],
		references: ["CWE-942"],
		needs: ["credential", "echo"],
		twin: { credential: "any" },
		probe: { credential: "any", path: "{route}/~headers", headers: [["Origin", "https://evil.test"]] },
		expect: { kind: "accepted", answer: [noCrossOrigin] },
	}),
	exchange({
		id: "ANS-10/of-upstream",
		title: "sends its own request id and not the upstream's",
		severity: "low",
		threats: ["FWD-27"],
		references: ["CWE-117"],
		needs: ["credential", "echo"],
		twin: { credential: "any" },
		probe: { credential: "any", path: "{route}/~headers" },
		expect: {
			kind: "accepted",
			answer: [ownRequestId, silentAbout(() => ["upstream-request"])],
		},
	}),
	exchange({
		id: "ANS-12/of-upstream",
		title: "passes on no Server-Timing of the upstream",
		severity: "low",
		threats: ["ERR-16"],
		references: ["CWE-208"],
		needs: ["credential", "echo", "timing.off"],
		twin: { credential: "any" },
		probe: { credential: "any", path: "{route}/~headers" },
		expect: { kind: "accepted", answer: [noTiming] },
	}),
	...(
		[
			["unauthenticated", { credential: "none" }, "unauthenticated"],
			["bad-token", { credential: "jwt", token: { text: [{ flipBit: { part: 2, byte: 0 } }] } }, "invalid_token"],
			["malformed", { credential: "none", after: [{ appendToTarget: "/%2e" }] }, "malformed_target"],
		] as const
	).map(([slug, probe, code]) =>
		exchange({
			id: `ANS-12/switched-on-${slug}`,
			title: "sends no Server-Timing to the unauthenticated although it is switched on",
			severity: "low",
			threats: ["ERR-16"],
			references: ["CWE-208"],
			needs: ["jwt", "jwt.sign", "short-limits"],
			twin: { credential: "jwt" },
			probe,
			expect: refused(code, noTiming),
		}),
	),
	exchange({
		id: "ANS-12/switched-on-public",
		title: "sends no Server-Timing on a public route although it is switched on",
		severity: "low",
		threats: ["ERR-16"],
		references: ["CWE-208"],
		needs: ["jwt", "jwt.sign", "route.public", "short-limits"],
		twin: { credential: "jwt" },
		probe: { credential: "none", route: "public" },
		expect: { kind: "accepted", answer: [noTiming] },
	}),
];

export const answerHeaderChecks: readonly Check[] = [...everywhere, ...apart];
