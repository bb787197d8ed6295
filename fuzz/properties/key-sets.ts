import { describeOutcome } from "../../conformance/engine/answer.ts";
import type { Exchange } from "../../conformance/engine/check.ts";
import { isAccepted } from "../../conformance/engine/judge.ts";
import { freshRandom } from "../../conformance/engine/random.ts";
import type { FreshTarget, Target } from "../../conformance/engine/target.ts";
import { type KeySetCase, keySetCase } from "../arbitraries/key-set.ts";
import { checkable } from "../checkable.ts";
import { keySetKinds } from "../kinds/key-set-kinds.ts";
import type { Law } from "../law.ts";
import { bearerFacts } from "../laws/bearer-facts.ts";
import type { BearerFacts } from "../models/bearer-request.ts";
import { isAcceptedUnder } from "../models/key-set.ts";
import type { Property } from "../property.ts";

export const keySets: Property = {
	id: "key-sets",
	group: "token",
	title: "a token is accepted under a key set that has its key, whatever else the set has, and under no other",
	requirements: ["JWT-ALG-04", "JWT-KEY-03", "JWKS-09"],
	severity: "critical",
	where: "workerd",
	runs: 120,
	async open(place) {
		const gateway = await place.gateway();
		if (!gateway.usable) {
			return { ...gateway, ready: false };
		}
		const facts = gateway.target.capabilities.has("jwt.sign") ? await bearerFacts(gateway) : undefined;
		const lent = await lentBy(gateway.target.lend);
		if (facts === undefined || lent === undefined) {
			const reason = "it takes a gateway that fetches its key set for every token, and its issuer";
			return { ready: false, verdict: "skip", reason, remedy: "run against the embedded gateway (no --target)" };
		}
		return {
			ready: true,
			checkable: checkable(keySetCase, tokensAreJudgedUnderTheirKeySet(lent.gateway, facts), { kinds: keySetKinds }),
			close: async () => {
				await lent.gateway.issuer.set({ mode: "ok" });
				lent.giveBack();
			},
		};
	},
};

type Lend = NonNullable<Target["lend"]>;

async function lentBy(lend: Lend | undefined): Promise<Awaited<ReturnType<Lend>> | undefined> {
	try {
		return await lend?.("attentive");
	} catch {
		// There is none of the kind: whoever set the target up did not start one.
		return undefined;
	}
}

/** The honest set first, under which the token is accepted; then the set in question. */
function tokensAreJudgedUnderTheirKeySet(gateway: FreshTarget, facts: BearerFacts): Law<KeySetCase> {
	const send = async (alg: string | null): Promise<Exchange> => {
		const probe = { credential: "jwt" as const, ...(alg === null ? {} : { token: { alg } }) };
		const moment = { now: () => Date.now() / 1000, random: freshRandom, runId: "key-sets" };
		const { request, token } = await gateway.build(probe, moment);
		return { probe, request, token, outcome: await gateway.transport.send(request) };
	};
	return async ({ entries, alg }) => {
		await gateway.issuer.set({ mode: "ok" });
		const honest = await send(alg);
		await gateway.issuer.set({ mode: "ok", keys: entries });
		const exchange = await send(alg);
		const [usual = ""] = facts.kids.keys();
		const name = alg ?? usual;
		const expected = isAcceptedUnder(entries, { alg: name, kid: facts.kids.get(name) ?? "", kids: facts.kids });
		if (!isAccepted(honest)) {
			return {
				requirement: "JWT-ALG-04",
				expected: "accepted under the honest set",
				actual: describeOutcome(honest.outcome),
				exchange: honest,
			};
		}
		return isAccepted(exchange) === expected
			? undefined
			: {
					requirement: expected ? "JWKS-09" : "JWT-KEY-03",
					expected: expected ? "accepted: the set has its key, or is not taken" : "refused: the set has no key for it",
					actual: describeOutcome(exchange.outcome),
					exchange,
				};
	};
}
