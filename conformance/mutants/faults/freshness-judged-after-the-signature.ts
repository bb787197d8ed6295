import { refuse } from "#protocol";
import type { Stages } from "../../../gateway/src/stages.ts";
import type { Mutant } from "../mutant.ts";

export const freshnessJudgedAfterTheSignature: Mutant = {
	id: "freshness-judged-after-the-signature",
	sentence: "Verifies the signature before it looks at the timestamp.",
	breaks: ["ANS-07"],
	also: ["HMAC-KEY-01"],
	threats: ["KEY-22"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async authenticateHmac(exchange, head, signed, contentType) {
			const stages: Stages = { ...exchange.stages, isFresh: () => true };
			const signer = await reference.authenticateHmac({ ...exchange, stages }, head, signed, contentType);
			const fresh = exchange.stages.isFresh(signed.timestamp, exchange.platform.now(), exchange.scheme);
			return !signer.ok || fresh ? signer : refuse("timestamp_out_of_window");
		},
	}),
};
