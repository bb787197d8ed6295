import type { Check, IssuerMode } from "../engine/check.ts";
import { scenario } from "./define.ts";
import { accepted } from "./expect.ts";
import {
	asked,
	bad,
	fetched,
	keySetTimeline,
	newKey,
	newToken,
	oldKey,
	oldToken,
	passed,
	timeline,
	told,
	unavailable,
} from "./key-set-timeline.ts";
import { inOrder } from "./series.ts";

const failures: readonly IssuerMode[] = [
	{ mode: "down" },
	{ mode: "status", status: 500 },
	{ mode: "status", status: 404 },
	{ mode: "status", status: 204 },
];

/** JWKS-06, JWKS-07. */
export const jwksFailingIssuerChecks: readonly Check[] = [
	scenario({
		id: "JWKS-06/failure-cools-down",
		title: "answers 503 and asks an issuer that fails at most once in 5 seconds",
		severity: "medium",
		threats: ["JWK-05"],
		references: ["CWE-400"],
		needs: ["fresh"],
		run: async (trial) => {
			const gateway = await trial.fresh();
			await gateway.issuer.set({ mode: "status", status: 500 });
			const started = Date.now();
			const outcome = await inOrder(
				trial,
				Array.from({ length: 20 }, () => asked(trial, gateway, {}, unavailable)),
			);
			const periods = Math.floor((Date.now() - started) / 5000);
			return outcome.verdict === "pass" ? fetched(trial, gateway, 1, 1 + periods)() : outcome;
		},
	}),
	timeline(
		{
			id: "JWKS-06/recovers",
			title: "fetches the set again as soon as the failure is long enough ago, and remembers no empty set",
			waits: 1.4,
			severity: "high",
			threats: ["JWK-07", "JWK-08"],
			references: ["CWE-460"],
			spares: { curious: 1 },
		},
		(trial, gateway) => [
			told(trial, gateway, { mode: "status", status: 503 }),
			asked(trial, gateway, {}, unavailable),
			told(trial, gateway, { mode: "ok" }),
			passed(trial, 1),
			asked(trial, gateway, {}, accepted()),
		],
	),
	keySetTimeline(
		{
			id: "JWKS-07/last-good-set",
			title: "goes on with the last good set while the issuer fails",
			severity: "high",
			threats: ["JWK-06", "AVL-12"],
			references: ["CWE-636"],
		},
		(trial, gateway) => [
			told(trial, gateway, { mode: "ok", keys: [oldKey] }),
			asked(trial, gateway, oldToken, accepted()),
			...failures.flatMap((mode) => [told(trial, gateway, mode), asked(trial, gateway, oldToken, accepted())]),
		],
	),
	...([500, 503, 404, 403] as const).map((status) =>
		keySetTimeline(
			{
				id: `JWKS-07/set-with-${status}`,
				title: `takes no set out of an answer with the status ${status}, and goes on with the last good one`,
				severity: "medium",
				threats: ["JWK-06", "JWK-09"],
				references: ["RFC 9110 §15"],
			},
			(trial, gateway) => [
				told(trial, gateway, { mode: "ok", keys: [oldKey] }),
				asked(trial, gateway, oldToken, accepted()),
				told(trial, gateway, { mode: "status", status, keys: [newKey] }),
				asked(trial, gateway, newToken, bad),
				asked(trial, gateway, oldToken, accepted()),
			],
		),
	),
	timeline(
		{
			id: "JWKS-07/not-for-ever",
			title: "answers 503 once the last good set has served its additional time",
			waits: 2.4,
			severity: "high",
			threats: ["JWK-02", "JWK-06", "AVL-12"],
			references: ["CWE-613"],
			spares: { hasty: 1 },
		},
		(trial, gateway) => [
			asked(trial, gateway, {}, accepted()),
			told(trial, gateway, { mode: "down" }),
			passed(trial, 2),
			asked(trial, gateway, {}, unavailable),
		],
	),
];
