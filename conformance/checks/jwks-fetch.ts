import type { Check } from "../engine/check.ts";
import { scenario } from "./define.ts";
import { accepted } from "./expect.ts";
import { asked, bearer, oldKey, oldToken } from "./key-set-timeline.ts";

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

export const jwksFetchChecks: readonly Check[] = [slow, discreet];
