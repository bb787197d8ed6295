import type { Probe, TokenDefect } from "../client/probe.ts";
import type { Check, FreshGateway, IssuerMode, Outcome, ScenarioCheck, Trial } from "../engine/check.ts";
import type { Expectation } from "../engine/expectation.ts";
import { sometimesLater } from "./answer-rules.ts";
import { scenario } from "./define.ts";
import { accepted, either, refused } from "./expect.ts";
import { keySetCheck } from "./key-set.ts";
import { inOrder, judgeAll } from "./series.ts";

const bad = refused("invalid_token");
const unavailable = refused("issuer_unavailable", sometimesLater);

function bearer(token: TokenDefect = {}): Probe {
	return { credential: "jwt", token };
}

/** A step that asks for something with a token and judges the answer. */
function asked(trial: Trial, gateway: FreshGateway, token: TokenDefect, expectation: Expectation) {
	return async (): Promise<Outcome> => trial.judge.expect(await gateway.exchange(bearer(token)), expectation);
}

/** A step that tells the issuer how to behave from now on. */
function told(trial: Trial, gateway: FreshGateway, mode: IssuerMode) {
	return async (): Promise<Outcome> => {
		await gateway.issuer.set(mode);
		return trial.judge.pass();
	};
}

/** A step that waits until one second of the gateway's configuration has passed, or several. */
function passed(trial: Trial, seconds: number) {
	return async (): Promise<Outcome> => {
		await trial.pause(seconds * 1000 + 400);
		return trial.judge.pass();
	};
}

/** A step that counts the fetches of the set so far. */
function fetched(trial: Trial, gateway: FreshGateway, least: number, most = least) {
	return async (): Promise<Outcome> => {
		const { length } = await gateway.issuer.fetches();
		if (length >= least && length <= most) return trial.judge.pass();
		const wanted = least === most ? `${least}` : `${least} to ${most}`;
		return trial.judge.fail(`the set was fetched ${wanted} times so far`, `it was fetched ${length} times`);
	};
}

type Told = Omit<Parameters<typeof scenario>[0], "needs" | "run">;

/** A check of what a gateway does with its set as time goes by, on a gateway of its own. */
function timeline(
	check: Told,
	steps: (trial: Trial, gateway: FreshGateway) => readonly (() => Promise<Outcome>)[],
): ScenarioCheck {
	const [kind = "default"] = Object.keys(check.spares ?? {}) as (keyof NonNullable<Told["spares"]>)[];
	return scenario({
		...check,
		needs: ["fresh"],
		run: async (trial) => inOrder(trial, steps(trial, await trial.fresh(kind))),
	});
}

const newKey = { $key: "right", $alg: "EdDSA", kid: "next" };
const newToken: TokenDefect = { alg: "EdDSA", header: { kid: "next" } };
const oldKey = { $key: "right", $alg: "ES256", kid: "old" };
const oldToken: TokenDefect = { alg: "ES256", header: { kid: "old" } };

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
			return inOrder(trial, [() => judgeAll(trial, exchanges, accepted()), fetched(trial, gateway, 1)]);
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
				() => judgeAll(trial, exchanges, either(accepted(), bad)),
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
				() => judgeAll(trial, parallel, bad),
				...steps,
				asked(trial, gateway, {}, accepted()),
			]);
			const periods = Math.floor((Date.now() - started) / 30_000);
			return outcome.verdict === "pass" ? fetched(trial, gateway, 1, 2 + periods)() : outcome;
		},
	}),
];

/** JWKS-05: tokens for which nobody has to be asked. */
const hopeless: readonly TokenDefect[] = [
	{ text: [{ dropPart: 2 }] },
	{ text: [{ emptyPart: 2 }] },
	{ text: [{ appendToPart: { part: 2, text: "=" } }] },
	{ claimsText: '{{honest},"x":1,"x":1}' },
	{ header: { crit: ["x"] } },
	{ header: { jku: "https://keys.test/jwks.json" } },
	{ header: { jwk: { $key: "foreign" } }, key: "foreign" },
	{ header: { typ: "dpop+jwt" } },
	{ omit: ["header.kid"] },
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
	scenario({
		id: "JWKS-07/last-good-set",
		title: "goes on with the last good set while the issuer fails",
		severity: "high",
		threats: ["JWK-06", "AVL-12"],
		references: ["CWE-636"],
		needs: ["fresh"],
		borrows: "attentive",
		run: (trial) =>
			trial.lend("attentive", async (gateway) => {
				const failures: readonly IssuerMode[] = [
					{ mode: "down" },
					{ mode: "status", status: 500 },
					{ mode: "status", status: 404 },
					{ mode: "status", status: 204 },
				];
				return inOrder(trial, [
					told(trial, gateway, { mode: "ok", keys: [oldKey] }),
					asked(trial, gateway, oldToken, accepted()),
					...failures.flatMap((mode) => [told(trial, gateway, mode), asked(trial, gateway, oldToken, accepted())]),
				]);
			}),
	}),
	...([500, 503, 404, 403] as const).map((status) =>
		scenario({
			id: `JWKS-07/set-with-${status}`,
			title: `takes no set out of an answer with the status ${status}, and goes on with the last good one`,
			severity: "medium",
			threats: ["JWK-06", "JWK-09"],
			references: ["RFC 9110 §15"],
			needs: ["fresh"],
			borrows: "attentive",
			run: (trial) =>
				trial.lend("attentive", async (gateway) =>
					inOrder(trial, [
						told(trial, gateway, { mode: "ok", keys: [oldKey] }),
						asked(trial, gateway, oldToken, accepted()),
						told(trial, gateway, { mode: "status", status, keys: [newKey] }),
						asked(trial, gateway, newToken, bad),
						asked(trial, gateway, oldToken, accepted()),
					]),
				),
		}),
	),
	timeline(
		{
			id: "JWKS-07/not-for-ever",
			title: "answers 503 once the last good set has served its additional time",
			severity: "high",
			threats: ["JWK-02", "JWK-06"],
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

/** JWKS-08, JWKS-11: what is not a set to take. Each holds a key under which a token would be good if it were taken. */
const unfitSets: readonly (readonly [slug: string, what: string, mode: IssuerMode])[] = [
	["html", "a page", { mode: "body", body: "<!doctype html><title>Maintenance</title>", contentType: "text/html" }],
	["empty-body", "nothing", { mode: "body", body: "" }],
	["cut-off", "JSON that is cut off", { mode: "body", body: '{"keys":[{"kty":"EC"' }],
	["array", "an array", { mode: "body", body: "[]" }],
	["text", "a text", { mode: "body", body: '"keys"' }],
	["null", "null", { mode: "body", body: "null" }],
	["bare-keys", "an array of good keys", { mode: "body", body: "{keys}", keys: [newKey] }],
	[
		"keys-by-name",
		"an object of good keys",
		{ mode: "body", body: '{"keys":{"0":{keys},"next":{keys}}}', keys: [newKey] },
	],
	["wrapped", "a set inside of something else", { mode: "body", body: '{"jwks":{"keys":{keys}}}', keys: [newKey] }],
	["junk-after", "a set with text after it", { mode: "body", body: '{"keys":{keys}}x', keys: [newKey] }],
	["no-keys", "an object without keys", { mode: "body", body: "{}" }],
	["keys-null", "keys of null", { mode: "body", body: '{"keys":null}' }],
	["keys-object", "keys that are an object", { mode: "body", body: '{"keys":{"0":{},"length":1}}' }],
	["keys-text", "keys that are a text", { mode: "body", body: '{"keys":"next"}' }],
	["empty", "an empty array of keys", { mode: "ok", keys: [] }],
	[
		"nothing-usable",
		"no usable key",
		{
			mode: "ok",
			keys: [
				{ ...newKey, use: "enc" },
				{ ...newKey, kid: null },
			],
		},
	],
	["weak-only", "a weak key only", { mode: "ok", keys: [{ $key: "weak", kid: "next" }] }],
	["symmetric-only", "a symmetric key only", { mode: "ok", keys: [{ kty: "oct", kid: "next", k: "AAAA" }] }],
	["over-64-kb", "more than 64 KB", { mode: "huge", bytes: 66_000, keys: [newKey] }],
	["megabytes", "megabytes", { mode: "huge", bytes: 20_000_000, keys: [newKey] }],
];

const redirected: IssuerMode = { mode: "redirect", keys: [newKey] };

function notTaken(id: string, what: string, mode: IssuerMode, meta: Pick<Told, "severity" | "threats" | "references">) {
	return scenario({
		...meta,
		id,
		title: `does not take ${what} for a key set, and goes on with the last good one`,
		needs: ["fresh"],
		borrows: "attentive",
		run: (trial) =>
			trial.lend("attentive", async (gateway) =>
				inOrder(trial, [
					told(trial, gateway, { mode: "ok", keys: [oldKey] }),
					asked(trial, gateway, oldToken, accepted()),
					told(trial, gateway, mode),
					asked(trial, gateway, newToken, bad),
					asked(trial, gateway, oldToken, accepted()),
				]),
			),
	});
}

const refusedSets = [
	...unfitSets.map(([slug, what, mode]) =>
		notTaken(`JWKS-08/${slug}`, what, mode, {
			severity: "medium",
			threats: mode.mode === "huge" ? ["JWK-14"] : ["JWK-09", "JWK-16"],
			references: mode.mode === "huge" ? ["CWE-770"] : ["RFC 7517 §5"],
		}),
	),
	notTaken("JWKS-11/redirect", "the set behind a redirect", redirected, {
		severity: "high",
		threats: ["JWK-11"],
		references: ["CWE-918"],
	}),
	timeline(
		{
			id: "JWKS-08/without-a-good-one",
			title: "answers 503, and no other 5xx, as long as the issuer has published nothing but unfit sets",
			severity: "medium",
			threats: ["JWK-09", "JWT-30"],
			references: ["CWE-636"],
			spares: { attentive: 1 },
		},
		(trial, gateway) => [
			...[...unfitSets.map(([, , mode]) => mode), redirected].flatMap((mode) => [
				told(trial, gateway, mode),
				asked(trial, gateway, newToken, unavailable),
			]),
			told(trial, gateway, { mode: "ok", keys: [newKey] }),
			asked(trial, gateway, newToken, accepted()),
		],
	),
];

/** JWKS-09: the good entry has a kid that no earlier set had, so that it can come from this one only. */
const badEntries = (
	[
		["null", null],
		["text", "key"],
		["array", []],
		["empty-object", {}],
		["no-modulus", { kty: "RSA", kid: "bad", e: "AQAB" }],
		["bad-modulus", { kty: "RSA", kid: "bad", n: "!!", e: "AQAB" }],
		["bad-point", { kty: "EC", crv: "P-256", kid: "bad", x: "AAAA", y: "AAAA" }],
		["numbers", { kty: "EC", crv: "P-256", kid: "bad", x: 1, y: 2 }],
		["unknown-type", { kty: "AKP", kid: "bad", alg: "ML-DSA-44", pub: "AAAA" }],
		["symmetric", { kty: "oct", kid: "bad", k: "AAAA" }],
		["kid-number", { $key: "right", kid: 1 }],
		["weak", { $key: "weak", kid: "bad" }],
		["private", { $key: "right", kid: "bad", d: "AAAA" }],
		["operations-text", { $key: "right", kid: "bad", key_ops: "verify" }],
	] as const
).map(([slug, entry]) =>
	scenario({
		id: `JWKS-09/${slug}`,
		title: "uses the good key of a set that has an unusable entry before and after it",
		severity: "medium",
		threats: ["JWK-09", "JWK-10", ...(slug === "private" ? ["JWK-21"] : [])],
		references: ["RFC 7517 §5"],
		needs: ["fresh"],
		borrows: "attentive",
		run: (trial) =>
			trial.lend("attentive", async (gateway) =>
				inOrder(trial, [
					told(trial, gateway, { mode: "ok", keys: [oldKey] }),
					asked(trial, gateway, oldToken, accepted()),
					told(trial, gateway, { mode: "ok", keys: [entry, newKey, entry] }),
					asked(trial, gateway, newToken, accepted()),
				]),
			),
	}),
);

/** JWKS-10. */
const first20 = (
	[
		["usable", (index: number) => ({ ...oldKey, kid: `filler-${index}` })],
		["unusable", (index: number) => ({ kty: "AKP", kid: `filler-${index}` })],
	] as const
).map(([slug, filler]) =>
	keySetCheck({
		id: `JWKS-10/${slug}-before`,
		title: `looks at the twentieth entry and not at the twenty-first, after ${slug} ones`,
		severity: "low",
		threats: ["JWK-14"],
		references: ["CWE-770"],
		keys: [
			...Array.from({ length: 19 }, (_, index) => filler(index)),
			{ ...oldKey, kid: "twentieth" },
			{ ...oldKey, kid: "twenty-first" },
		],
		twin: { alg: "ES256", header: { kid: "twentieth" } },
		token: { alg: "ES256", header: { kid: "twenty-first" } },
		expect: bad,
	}),
);

/** JWKS-12: on a gateway that gives up after one second. */
const slow = scenario({
	id: "JWKS-12/slow-issuer",
	title: "gives up an issuer that does not answer, and goes on with what it has",
	severity: "medium",
	threats: ["JWK-13"],
	references: ["CWE-400"],
	needs: ["fresh"],
	borrows: "attentive",
	run: (trial) =>
		trial.lend("attentive", async (gateway) => {
			await gateway.issuer.set({ mode: "ok", keys: [oldKey] });
			const before = await asked(trial, gateway, oldToken, accepted())();
			if (before.verdict !== "pass") return before;
			await gateway.issuer.set({ mode: "slow", delayMs: 4000 });
			const exchange = await gateway.exchange(bearer(oldToken));
			const outcome = await trial.judge.expect(exchange, accepted());
			if (outcome.verdict !== "pass" || !exchange.outcome.ok) return outcome;
			const { durationMs } = exchange.outcome.answer;
			return durationMs < 3500
				? outcome
				: trial.judge.fail(
						"an answer soon after the second it may wait",
						`after ${Math.round(durationMs)} ms`,
						exchange,
					);
		}),
});

/** JWKS-14. */
const canary = "canary-5d1f0c";

const discreet = scenario({
	id: "JWKS-14/no-caller-headers",
	title: "tells the issuer nothing of the request for which it fetches the set",
	severity: "medium",
	threats: ["JWK-18"],
	references: ["CWE-201"],
	needs: ["fresh"],
	borrows: "attentive",
	run: (trial) =>
		trial.lend("attentive", async (gateway) => {
			await gateway.issuer.set({ mode: "ok" });
			const { length } = await gateway.issuer.fetches();
			const exchange = await gateway.exchange({
				credential: "jwt",
				headers: [
					"Accept-Language",
					"Cookie",
					"If-None-Match",
					"Referer",
					"User-Agent",
					"X-Anything",
					"X-Request-Id",
				].map((name) => [name, canary] as const),
			});
			const outcome = await trial.judge.expect(exchange, accepted());
			if (outcome.verdict !== "pass") return outcome;
			const fetches = (await gateway.issuer.fetches()).slice(length);
			if (fetches.length === 0) return trial.judge.inconclusive("The set was not fetched for this request.", exchange);
			const sent = exchange.request.headers.filter(([name]) => !/^(?:connection|host)$/i.test(name));
			const told = fetches.flatMap(({ headers }) => headers);
			const leaked = told.find(([, value]) => value.includes(canary) || sent.some(([, own]) => value.includes(own)));
			return leaked === undefined
				? outcome
				: trial.judge.fail("a fetch without any header of the caller", `it had ${leaked[0]}`, exchange);
		}),
});

export const jwksChecks: readonly Check[] = [
	...kept,
	...unknown,
	cheapFirst,
	...failing,
	...refusedSets,
	...badEntries,
	...first20,
	slow,
	discreet,
];
