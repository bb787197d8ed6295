import * as fc from "fast-check";
import { conversationPlan, mannersFor } from "../arbitraries/conversation-plan.ts";
import { checkable } from "../checkable.ts";
import { conversationKinds } from "../kinds/conversation-kinds.ts";
import { conversationsAreSound } from "../laws/http/conversation.ts";
import { withLessOfOneConversation } from "../laws/http/lesser-conversation.ts";
import { kindsOfAll, onlyThatOne, together } from "../laws/together.ts";
import type { HttpFacts } from "../models/http/expected.ts";
import type { Gateway } from "../place.ts";
import type { Property } from "../property.ts";
import { signedScheme } from "./over-the-wire.ts";

/** So many connections are talked over at once. */
const conversationsAtOnce = 8;

export const httpExchanges: Property = {
	id: "http-exchanges",
	group: "http",
	title: "whatever bytes come over a connection, each request gets its own answer and the upstream what was signed",
	requirements: [
		...["REQ-01", "REQ-02", "REQ-04", "REQ-06", "REQ-09", "REQ-10", "REQ-11", "TGT-01", "CRED-01", "HMAC-NONCE-01"],
		...["HMAC-NONCE-06", "FWD-01", "FWD-02", "FWD-03", "FWD-04", "FWD-05", "FWD-07", "FWD-13", "ANS-01", "ANS-02"],
		...["ANS-03", "ANS-04", "ANS-05", "ANS-07", "ANS-08", "ANS-10", "ANS-11", "ANS-12"],
	],
	severity: "critical",
	where: "target",
	runs: 80,
	share: 2,
	async open(place) {
		const gateway = await place.gateway();
		if (!gateway.usable) return { ...gateway, ready: false };
		if (gateway.converse === undefined) {
			return { ready: false, verdict: "skip", reason: "the target is reached by no connection of its own" };
		}
		if (mannersFor(gateway.target).length === 0) {
			return {
				ready: false,
				verdict: "skip",
				reason: "no route is known that takes GET or POST",
				remedy: "set routes.read",
			};
		}
		const scheme = signedScheme(gateway);
		const law = conversationsAreSound(gateway, factsOf(gateway), typeof scheme === "string" ? scheme : undefined);
		return {
			ready: true,
			checkable: checkable(
				fc.array(conversationPlan(gateway.target), { minLength: 1, maxLength: conversationsAtOnce, size: "max" }),
				together(law),
				{ simpler: onlyThatOne, withLess: withLessOfOneConversation, kinds: kindsOfAll(conversationKinds) },
			),
		};
	},
};

function factsOf({ target: { capabilities, maxBodyBytes, errors } }: Gateway): HttpFacts {
	return {
		isDirect: capabilities.has("direct"),
		publicPost: capabilities.has("lab"),
		maxBodyBytes,
		isOther: errors === "any",
	};
}
