import type { Check } from "../engine/check.ts";
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

export const jwksChecks: readonly Check[] = [...kept, ...unknown, ...followed];
