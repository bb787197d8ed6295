import type { Check } from "../engine/check.ts";
import type { AnswerRule, Expectation } from "../engine/expectation.ts";
import {
	allows,
	challenges,
	completeProblem,
	notSniffed,
	notStored,
	sometimesLater,
	withoutBody,
} from "./answer-rules.ts";
import { exchange, scenario } from "./define.ts";
import { accepted, refused } from "./expect.ts";
import { ownKey } from "./own-key.ts";
import { refusals, refusalsOf } from "./refusals.ts";
import { refusing } from "./refusing.ts";
import { inOrder } from "./series.ts";

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
			const asked = (expectation: Expectation) => async () =>
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

export const answerChecks: readonly Check[] = [...form, ...later, ...heads];
