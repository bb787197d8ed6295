import type { TokenDefect } from "../client/probe.ts";
import type { Check, IssuerMode } from "../engine/check.ts";
import { scenario } from "./define.ts";
import { accepted, either } from "./expect.ts";
import { keptFromFetching } from "./kept-from-fetching.ts";
import {
	asked,
	bad,
	bearer,
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
import { mostlyAnswered } from "./mostly-answered.ts";
import { inOrder, judgeAll } from "./series.ts";

/** JWKS-01, JWKS-02. */
const kept = [
	timeline(
		{
			id: "JWKS-01/kept-whatever-the-issuer-says",
			title: "keeps the set although the issuer forbids to store it",
			severity: "medium",
			threats: ["JWK-17"],
			references: ["RFC 9111 §5.2.2"],
		},
		(trial, gateway) => [
			told(trial, gateway, { mode: "ok", headers: { "cache-control": "no-store, max-age=0", expires: "0" } }),
			...[1, 2, 3, 4, 5].map(() => asked(trial, gateway, {}, accepted())),
			fetched(trial, gateway, 1),
		],
	),
	timeline(
		{
			id: "JWKS-01/fetched-again",
			title: "fetches the set again after its time, although the issuer lets it be stored for a year",
			waits: 1.4,
			severity: "high",
			threats: ["JWK-02", "JWK-17"],
			references: ["CWE-613"],
			spares: { hasty: 1 },
		},
		(trial, gateway) => [
			told(trial, gateway, {
				mode: "ok",
				keys: [oldKey, newKey],
				headers: { "cache-control": "public, max-age=31536000, immutable" },
			}),
			asked(trial, gateway, oldToken, accepted()),
			told(trial, gateway, { mode: "ok", keys: [newKey] }),
			passed(trial, 1),
			asked(trial, gateway, newToken, accepted()),
			asked(trial, gateway, oldToken, bad),
		],
	),
	scenario({
		id: "JWKS-02/cold-stampede",
		title: "fetches the set once for 30 requests that arrive at once before it has one",
		severity: "medium",
		threats: ["JWK-04"],
		references: ["CWE-400"],
		needs: ["fresh"],
		run: async (trial) => {
			const gateway = await trial.fresh();
			await gateway.issuer.set({ mode: "slow", delayMs: 300 });
			const exchanges = await (await gateway.prepare(bearer())).race(30);
			return inOrder(trial, [() => judgeAll(trial, mostlyAnswered(exchanges), accepted()), fetched(trial, gateway, 1)]);
		},
	}),
	scenario({
		id: "JWKS-02/rotation-stampede",
		title: "fetches the set once for 20 requests that arrive at once with a new key",
		severity: "medium",
		threats: ["JWK-01", "JWK-04"],
		references: ["CWE-400"],
		needs: ["fresh"],
		run: async (trial) => {
			const gateway = await trial.fresh();
			const before = await asked(trial, gateway, {}, accepted())();
			if (before.verdict !== "pass") return before;
			await gateway.issuer.set({ mode: "slow", delayMs: 200, keys: [newKey] });
			const exchanges = await (await gateway.prepare(bearer(newToken))).race(20);
			return inOrder(trial, [
				() => judgeAll(trial, mostlyAnswered(exchanges), either(accepted(), bad)),
				fetched(trial, gateway, 2),
				asked(trial, gateway, newToken, accepted()),
			]);
		},
	}),
];

/** JWKS-03, JWKS-04. */
const unknown = [
	timeline(
		{
			id: "JWKS-03/rotation",
			title: "accepts a token under a key that was published after the set was fetched, at once",
			severity: "high",
			threats: ["JWK-01"],
			references: ["RFC 7517 §5"],
		},
		(trial, gateway) => [
			asked(trial, gateway, {}, accepted()),
			fetched(trial, gateway, 1),
			told(trial, gateway, { mode: "ok", keys: [newKey] }),
			asked(trial, gateway, newToken, accepted()),
			fetched(trial, gateway, 2),
		],
	),
	timeline(
		{
			id: "JWKS-03/after-the-cooldown",
			title: "fetches the set for an unknown kid again as soon as the last such fetch is long enough ago",
			waits: 1.4,
			severity: "high",
			threats: ["JWK-01"],
			references: [],
			spares: { curious: 1 },
		},
		(trial, gateway) => [
			asked(trial, gateway, {}, accepted()),
			asked(trial, gateway, newToken, bad),
			told(trial, gateway, { mode: "ok", keys: [newKey] }),
			passed(trial, 1),
			asked(trial, gateway, newToken, accepted()),
		],
	),
	timeline(
		{
			id: "JWKS-03/kept-from-fetching",
			title: "counts the time until it may fetch for an unknown kid from a fetch, and not from a request kept from one",
			waits: 2.2,
			severity: "high",
			threats: ["JWK-01"],
			references: [],
			spares: { curious: 1 },
		},
		(trial, gateway) => [asked(trial, gateway, {}, accepted()), keptFromFetching(trial, gateway)],
	),
	scenario({
		id: "JWKS-04/flood",
		title: "fetches the set at most once for many unknown kids, the first load not counted",
		severity: "medium",
		threats: ["JWK-03", "JWK-15"],
		references: ["CWE-400"],
		needs: ["fresh"],
		run: async (trial) => {
			const gateway = await trial.fresh();
			const started = Date.now();
			const kids = Array.from({ length: 40 }, (_, index) => `no-such-key-${index}`);
			const parallel = await Promise.all(kids.slice(0, 20).map((kid) => gateway.exchange(bearer({ header: { kid } }))));
			const steps = kids.slice(20).map((kid) => asked(trial, gateway, { header: { kid } }, bad));
			const outcome = await inOrder(trial, [
				() => judgeAll(trial, mostlyAnswered(parallel), bad),
				...steps,
				asked(trial, gateway, {}, accepted()),
			]);
			const periods = Math.floor((Date.now() - started) / 30_000);
			return outcome.verdict === "pass" ? fetched(trial, gateway, 1, 2 + periods)() : outcome;
		},
	}),
];

/** JWKS-01, JWKS-03: what holds on any gateway, however long it keeps a set. */
const followed = [
	keySetTimeline(
		{
			id: "JWKS-01/removed-key",
			title: "refuses a token under a key that the issuer has removed, once the set has served its time",
			severity: "critical",
			threats: ["JWK-02"],
			references: ["CWE-613"],
		},
		(trial, gateway) => [
			told(trial, gateway, { mode: "ok", keys: [oldKey, newKey] }),
			asked(trial, gateway, oldToken, accepted()),
			asked(trial, gateway, newToken, accepted()),
			told(trial, gateway, { mode: "ok", keys: [newKey] }),
			asked(trial, gateway, newToken, accepted()),
			asked(trial, gateway, oldToken, bad),
		],
	),
	keySetTimeline(
		{
			id: "JWKS-03/published-key",
			title: "accepts a token under a key that the issuer has published since",
			severity: "high",
			threats: ["JWK-01"],
			references: ["RFC 7517 §5"],
		},
		(trial, gateway) => [
			told(trial, gateway, { mode: "ok", keys: [oldKey] }),
			asked(trial, gateway, oldToken, accepted()),
			asked(trial, gateway, newToken, bad),
			told(trial, gateway, { mode: "ok", keys: [oldKey, newKey] }),
			asked(trial, gateway, oldToken, accepted()),
			asked(trial, gateway, newToken, accepted()),
		],
	),
];

/** JWKS-05: tokens for which nobody has to be asked. */
const hopeless: readonly TokenDefect[] = [
	{ text: [{ dropPart: 2 }] },
	{ text: [{ emptyPart: 2 }] },
	{ text: [{ append: ".AAAA" }] },
	{ text: [{ appendToPart: { part: 2, text: "=" } }] },
	{ claimsText: '{{honest},"x":1,"x":1}' },
	{ header: { crit: ["x"] } },
	{ header: { jku: "https://keys.test/jwks.json" } },
	{ header: { jwk: { $key: "foreign" } }, key: "foreign" },
	{ header: { typ: "dpop+jwt" } },
	{ omit: ["header.kid"] },
	{ header: { kid: "" } },
	{ key: "none" },
	{ key: "hmac-of-public-pem" },
	{ alg: "RS512" },
	{ omit: ["header.alg"] },
	{ claims: { iss: "https://elsewhere.test/" }, header: { kid: "theirs" } },
	{ omit: ["claims.iss"] },
];

const cheapFirst = timeline(
	{
		id: "JWKS-05/hopeless-tokens",
		title:
			"fetches nothing for tokens that fail on form, algorithm or issuer, and refuses them although the issuer is down",
		severity: "medium",
		threats: ["JWK-19", "JWT-08", "JWT-43"],
		references: ["CWE-405", "CWE-918"],
	},
	(trial, gateway) => [
		told(trial, gateway, { mode: "down" }),
		...hopeless.map((token) => asked(trial, gateway, token, bad)),
		fetched(trial, gateway, 0),
		told(trial, gateway, { mode: "ok" }),
		asked(trial, gateway, {}, accepted()),
		fetched(trial, gateway, 1),
	],
);

/** JWT-FORM-08, JWKS-05: a set that there is, and holds the key that signed, where the sender says that it is. */
const named = (
	[
		[
			"JWT-FORM-08/set-that-there-is",
			"a set that its header names and that holds the key of the sender",
			["JWT-08"],
			(url: string): TokenDefect => ({ header: { kid: "old", jku: url } }),
		],
		[
			"JWKS-05/set-of-the-named-issuer",
			"a set that lies where its issuer says and that holds the key of the sender",
			["JWT-43"],
			// What is put behind an issuer to find its keys ends in the query.
			(url: string): TokenDefect => ({ header: { kid: "old" }, claims: { iss: `${url}?` } }),
		],
	] as const
).map(([id, what, threats, defect]) =>
	timeline(
		{
			id,
			title: `refuses a token for ${what}, and fetches nothing`,
			severity: "critical",
			threats,
			references: ["CWE-918", "RFC 8725 §3.10"],
		},
		(trial, gateway) => [
			told(trial, gateway, { mode: "ok", keys: [oldKey] }),
			asked(trial, gateway, oldToken, accepted()),
			told(trial, gateway, { mode: "ok", keys: [{ ...oldKey, $key: "foreign" }] }),
			asked(trial, gateway, { ...oldToken, key: "foreign", ...defect(gateway.issuer.url) }, bad),
			asked(trial, gateway, oldToken, accepted()),
			fetched(trial, gateway, 1),
		],
	),
);

const failures: readonly IssuerMode[] = [
	{ mode: "down" },
	{ mode: "status", status: 500 },
	{ mode: "status", status: 404 },
	{ mode: "status", status: 204 },
];

/** JWKS-06, JWKS-07: an issuer that fails. */
const failing = [
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

export const jwksChecks: readonly Check[] = [...kept, ...unknown, ...followed, cheapFirst, ...named, ...failing];
