import type { Check } from "../engine/check.ts";
import { scenario } from "./define.ts";
import { accepted } from "./expect.ts";
import { asked, bearer, fetched, keySetTimeline, newKey, oldKey, oldToken, told } from "./key-set-timeline.ts";
import { inOrder } from "./series.ts";

/** JWKS-12: what comes too late is a set without the old key, so that only a gateway which waited for it refuses. */
const slow = keySetTimeline(
	{
		id: "JWKS-12/slow-issuer",
		title: "gives up an issuer that does not answer, and goes on with what it has",
		waits: 3,
		severity: "medium",
		threats: ["JWK-13"],
		references: ["CWE-400"],
	},
	(trial, gateway) => [
		told(trial, gateway, { mode: "ok", keys: [oldKey] }),
		asked(trial, gateway, oldToken, accepted()),
		told(trial, gateway, { mode: "slow", delayMs: 8000, keys: [newKey] }),
		asked(trial, gateway, oldToken, accepted()),
	],
);

/** JWKS-14. */
const canary = "canary-5d1f0c";

const discreet = keySetTimeline(
	{
		id: "JWKS-14/no-caller-headers",
		title: "tells the issuer nothing of the request for which it fetches the set",
		severity: "medium",
		threats: ["JWK-18"],
		references: ["CWE-201"],
	},
	(trial, gateway) => [
		async () => {
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
			const sentOn = fetches.flatMap(({ headers }) => headers);
			const leaked = sentOn.find(([, value]) => value.includes(canary) || sent.some(([, own]) => value.includes(own)));
			return leaked === undefined
				? outcome
				: trial.judge.fail("a fetch without any header of the caller", `it had ${leaked[0]}`, exchange);
		},
	],
);

/** JWKS-02: whoever comes second waits for what the first one began, and is answered long before that is given up. */
const callerGone = scenario({
	id: "JWKS-02/caller-gone",
	title: "goes on with a fetch for all who wait for it, although the caller that began it has hung up",
	waits: 1,
	severity: "medium",
	threats: ["JWK-22"],
	references: ["CWE-400"],
	needs: ["fresh"],
	spares: { curious: 1 },
	run: async (trial) => {
		const gateway = await trial.fresh("curious");
		await gateway.issuer.set({ mode: "slow", delayMs: 600 });
		await gateway.exchange({ ...bearer(), framing: { kind: "none", goneAfterMs: 250 } });
		return inOrder(trial, [asked(trial, gateway, {}, accepted()), fetched(trial, gateway, 1)]);
	},
});

export const jwksFetchChecks: readonly Check[] = [callerGone, slow, discreet];
