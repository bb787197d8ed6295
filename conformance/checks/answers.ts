import type { Probe } from "../client/probe.ts";
import { headerValues } from "../engine/answer.ts";
import type { Check, Exchange, ScenarioCheck } from "../engine/check.ts";
import type { AnswerRule } from "../engine/expectation.ts";
import {
	allows,
	challenges,
	completeProblem,
	noCrossOrigin,
	noTiming,
	notSniffed,
	notStored,
	ownRequestId,
	silentAbout,
	sometimesLater,
	withoutBody,
} from "./answer-rules.ts";
import { exchange, scenario } from "./define.ts";
import { accepted, refused } from "./expect.ts";
import { needsOf } from "./needs-of.ts";
import { ownKey } from "./own-key.ts";
import { nameOf, needsOfRefusal, type Refusal, refusals, refusalsOf } from "./refusals.ts";
import { inOrder } from "./series.ts";

type Meta = Pick<Check, "title" | "severity" | "threats" | "references">;

/** A check that this refusal keeps these rules; `change` makes the request special. */
function refusing(
	requirement: string,
	refusal: Refusal,
	meta: Meta,
	rules: readonly AnswerRule[],
	change: (probe: Probe) => Probe = (probe) => probe,
): ScenarioCheck {
	return scenario({
		...meta,
		id: `${requirement}/${nameOf(refusal)}`,
		needs: needsOfRefusal(refusal),
		run: async (trial) =>
			trial.judge.expect(await trial.exchange(change(refusal.probe)), refused(refusal.code, ...rules)),
	});
}

function withHeaders(...headers: NonNullable<Probe["headers"]>): (probe: Probe) => Probe {
	return (probe) => ({ ...probe, headers: [...(probe.headers ?? []), ...headers] });
}

/** ANS-01 to ANS-04: the form of a refusal, for every code. */
const form = [
	...refusals.map((refusal) =>
		refusing(
			"ANS-01",
			refusal,
			{
				title: `answers ${refusal.code} with a complete problem document`,
				severity: "low",
				threats: ["ERR-12", "ERR-13", "ERR-10"],
				references: ["RFC 9457 §3"],
			},
			[completeProblem],
		),
	),
	...refusals.map((refusal) =>
		refusing(
			"ANS-02",
			refusal,
			{
				title: `lets nobody store or guess the answer ${refusal.code}`,
				severity: "medium",
				threats: ["ERR-02", "ERR-04"],
				references: ["CWE-524", "RFC 9111 §5.2.2.5"],
			},
			[notStored, notSniffed],
		),
	),
	...refusalsOf(
		"unauthenticated",
		"timestamp_out_of_window",
		"invalid_credentials",
		"invalid_token",
		"content_hash_mismatch",
	).map((refusal) =>
		refusing(
			"ANS-03",
			refusal,
			{
				title: `names both schemes of authentication in the answer ${refusal.code}`,
				severity: "low",
				threats: ["ERR-03", "AUT-01"],
				references: ["RFC 9110 §11.6.1"],
			},
			[challenges],
		),
	),
	refusing(
		"ANS-04",
		{ code: "method_not_allowed", slug: "unknown", probe: { credential: "none", method: "TRACE" } },
		{
			title: "says with a 405 for an unknown method which methods there are",
			severity: "low",
			threats: ["MET-02"],
			references: ["RFC 9110 §10.2.1"],
		},
		[allows("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")],
	),
	refusing(
		"ANS-04",
		{
			code: "method_not_allowed",
			slug: "of-route",
			probe: { credential: "jwt", path: "/users/{id}", method: "DELETE" },
			needs: ["lab"],
		},
		{
			title: "says with a 405 for a method that the route lacks which methods it has",
			severity: "low",
			threats: ["MET-02"],
			references: ["RFC 9110 §10.2.1"],
		},
		[allows("GET", "HEAD")],
	),
];

/** ANS-06; the other 503 and 429 are asked for this where they are brought about, in JWKS and LIM. */
const later = [
	scenario({
		id: "ANS-06/quota",
		title: "says with a 429 for quota when to come again, within the window",
		severity: "low",
		threats: ["ERR-11"],
		references: ["RFC 6585 §4", "RFC 9110 §10.2.3"],
		needs: ["hmac", "keystore", "lab"],
		run: async (trial) => {
			const key = await ownKey(trial.keys, { quotas: { minute: 0 } });
			const within: AnswerRule = {
				says: "Retry-After is at most a minute",
				security: false,
				violation: ({ outcome }) => {
					const [, value] = outcome.ok
						? (outcome.answer.headers.find(([name]) => /^retry-after$/i.test(name)) ?? [])
						: [];
					return Number(value) <= 60 ? undefined : `it is ${value}`;
				},
			};
			return trial.judge.expect(
				await trial.exchange(key.signing()),
				refused("quota_exceeded", sometimesLater, within, notStored),
			);
		},
	}),
	scenario({
		id: "ANS-06/capacity",
		title: "says with a 429 for a full nonce store when to come again",
		severity: "low",
		threats: ["ERR-11", "NON-36"],
		references: ["RFC 6585 §4", "RFC 9110 §10.2.3"],
		needs: ["hmac", "keystore", "short-limits"],
		run: async (trial) => {
			const key = await ownKey(trial.keys);
			const asked = (expectation: ReturnType<typeof refused>) => async () =>
				trial.judge.expect(await trial.exchange(key.signing()), expectation);
			return inOrder(trial, [
				...[1, 2, 3].map(() => asked(accepted())),
				asked(refused("replay_capacity_exceeded", completeProblem, notStored, sometimesLater)),
			]);
		},
	}),
	scenario({
		id: "ANS-06/issuer",
		title: "says with a 503 for an issuer that fails when to come again",
		severity: "low",
		threats: ["ERR-11", "AVL-12"],
		references: ["RFC 9110 §10.2.3"],
		needs: ["fresh"],
		spares: { curious: 1 },
		run: async (trial) => {
			const gateway = await trial.fresh("curious");
			await gateway.issuer.set({ mode: "down" });
			return trial.judge.expect(
				await gateway.exchange({ credential: "jwt" }),
				refused("issuer_unavailable", completeProblem, notStored, sometimesLater),
			);
		},
	}),
];

const canary = "canary-3e8a";
const markup = `<script>${canary}</script>"'`;

/** All that an answer must not repeat: what marks this request, and what proves it or would. */
function sentTexts({ request, token }: Exchange): readonly string[] {
	const proofs = request.headers
		.filter(([name]) => /^(?:x-key-id|x-nonce|x-content-sha256|x-signature|authorization)$/i.test(name))
		// All but the last characters: of an altered signature they are those of the right one.
		.flatMap(([, value]) => value.replace(/^(?:bearer +|v1=)/i, "").split("."))
		.map((value) => (value.length > 48 ? value.slice(0, 40) : value))
		.filter((value) => value.length >= 8);
	return [token, canary, ...proofs, "countersign-v1\n", "/sites/", "    at ", ".ts:", ".js:", "internal error"];
}

/** ANS-08. */
const silent = [
	...refusals
		.filter(({ code }) => !["target_too_long", "headers_too_large"].includes(code))
		.map((refusal) =>
			refusing(
				"ANS-08",
				refusal,
				{
					title: `repeats in the answer ${refusal.code} nothing that was sent`,
					severity: "medium",
					threats: ["ERR-02", "ERR-05", "ERR-06", "SIG-17"],
					references: ["CWE-209", "CVE-2019-7644"],
				},
				[silentAbout(sentTexts)],
				withHeaders(
					["X-Anything", markup],
					["User-Agent", canary],
					["X-Request-Id", canary],
					["Origin", `https://${canary}.test`],
				),
			),
		),
	...(
		[
			["target", "malformed_target", { credential: "none", after: [{ appendToTarget: `?${markup}` }] }],
			["key-id", "malformed_request", { credential: "hmac", after: [{ set: ["X-Key-Id", markup] }] }],
			["nonce", "malformed_request", { credential: "hmac", after: [{ set: ["X-Nonce", markup] }] }],
			["signature", "malformed_request", { credential: "hmac", after: [{ set: ["X-Signature", canary] }] }],
			["scheme", "unauthenticated", { credential: "none", headers: [["Authorization", `${canary} ${markup}`]] }],
			["token", "invalid_token", { credential: "none", headers: [["Authorization", `Bearer ${canary}.${canary}.`]] }],
			["kid", "invalid_token", { credential: "jwt", token: { header: { kid: markup } } }],
			["issuer", "invalid_token", { credential: "jwt", token: { claims: { iss: markup } } }],
			["subject", "invalid_token", { credential: "jwt", token: { claims: { sub: `${canary}\n` } } }],
			["audience", "invalid_token", { credential: "jwt", token: { claims: { aud: canary } } }],
			["method", "method_not_allowed", { credential: "none", method: "TRACE", query: canary }],
			["host", "misdirected_request", { credential: "none", after: [{ set: ["Host", `${canary}.test`] }] }],
		] as const satisfies readonly (readonly [string, string, Probe])[]
	).map(([slug, code, probe]) =>
		scenario({
			id: `ANS-08/hostile-${slug}`,
			title: `repeats nothing of a hostile ${slug} in its refusal`,
			severity: "medium",
			threats: ["ERR-02", "JWT-58"],
			references: ["CWE-79", "CWE-209"],
			needs: [...needsOf(probe), ...(slug === "host" ? (["hostList"] as const) : [])],
			run: async (trial) =>
				trial.judge.expect(await trial.exchange(probe), {
					kind: "refused",
					codes: [code],
					answer: [silentAbout(sentTexts)],
					byPlatform: true,
				}),
		}),
	),
	scenario({
		id: "ANS-08/secret",
		title: "answers a wrong signature without the secret, the record or the right signature",
		severity: "critical",
		threats: ["KEY-27", "SIG-17", "ERR-06"],
		references: ["CVE-2022-29266", "CVE-2019-7644"],
		needs: ["hmac", "keystore", "lab"],
		run: async (trial) => {
			const key = await ownKey(trial.keys, { clientId: "client-of-canary", orgId: "org-of-canary" });
			const wrong = key.signing({ after: [{ flipCharacter: { header: "X-Signature", at: -1 } }] });
			return trial.judge.expect(
				await trial.exchange(wrong),
				refused(
					"invalid_credentials",
					silentAbout((done) => [...sentTexts(done), key.secret, "client-of-canary", "org-of-canary", "sites:read"]),
				),
			);
		},
	}),
];

/** ANS-09: the refusals that a GET brings about, and what a HEAD brings about under the same circumstances. */
const heads = [
	...refusals
		.filter(({ probe }) => probe.method === undefined && probe.route !== "write")
		.map((refusal) =>
			refusing(
				"ANS-09",
				refusal,
				{
					title: `answers HEAD with the status of ${refusal.code} and without a body`,
					severity: "low",
					threats: ["ERR-07"],
					references: ["RFC 9110 §9.3.2"],
				},
				[withoutBody],
				(probe) => ({ ...probe, method: "HEAD" }),
			),
		),
	...(["hmac", "jwt"] as const).map((credential) =>
		exchange({
			id: `ANS-09/accepted-${credential}`,
			title: "answers HEAD of what GET would give without a body",
			severity: "low",
			threats: ["ERR-07"],
			references: ["RFC 9110 §9.3.2"],
			needs: [credential, "lab"],
			twin: { credential },
			probe: { credential, method: "HEAD" },
			expect: { kind: "accepted", answer: [withoutBody] },
		}),
	),
];

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
		),
	),
	...(["hmac", "jwt"] as const).map((credential) =>
		exchange({
			id: `${requirement}/accepted-${credential}`,
			title: `${title}, letting a request in`,
			severity: requirement === "ANS-11" ? "high" : "low",
			threats,
			references,
			needs: [credential],
			twin: { credential },
			probe: change({ credential, query: "a=1" }),
			expect: { kind: "accepted", answer: [rule] },
		}),
	),
]);

const crossOrigin = [
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
			const ids = all.map(({ outcome }) =>
				outcome.ok ? headerValues(outcome.answer.headers, "x-request-id").join() : "",
			);
			const missing = ids.indexOf("");
			if (missing >= 0) return trial.judge.fail("20 answers with a request id", "one has none", all[missing]);
			const different = new Set(ids).size;
			return different === ids.length
				? trial.judge.pass()
				: trial.judge.fail("20 different request ids", `${different}`);
		},
	}),
	...(["https://evil.test", "null", "https://gateway.countersign.test.evil.test"] as const).map((origin, index) =>
		refusing(
			"ANS-11",
			{
				code: "unauthenticated",
				slug: ["preflight", "preflight-null", "preflight-suffix"][index] ?? "",
				probe: {
					credential: "none",
					method: "OPTIONS",
					headers: [
						["Origin", origin],
						["Access-Control-Request-Method", "GET"],
						["Access-Control-Request-Headers", "authorization"],
					],
				},
			},
			{
				title: "answers a preflight like any other request without credentials",
				severity: "high",
				threats: ["COR-01", "COR-02", "COR-03", "COR-04", "COR-07"],
				references: ["CWE-942"],
			},
			[noCrossOrigin],
		),
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
		needs: ["credential", "echo"],
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

export const answerChecks: readonly Check[] = [...form, ...later, ...silent, ...heads, ...everywhere, ...crossOrigin];
