import type * as fc from "fast-check";
import type { Probe } from "../../conformance/client/probe.ts";
import { namedSequence } from "../arbitraries/named-sequence.ts";
import { tokenProbe } from "../arbitraries/token-probe.ts";
import { unprovedProbe } from "../arbitraries/unproved-probe.ts";
import { checkable } from "../checkable.ts";
import { namedSequenceKinds } from "../kinds/named-sequence-kinds.ts";
import type { RequestJudge } from "../laws/altered-request.ts";
import { bearerFacts } from "../laws/bearer-facts.ts";
import { bearerRequestJudge } from "../laws/bearer-request-judge.ts";
import { withLessOfOneCommand } from "../laws/lesser-probe.ts";
import { namedGatewayDecides, onlyTheProof, type Proof } from "../laws/named-gateway.ts";
import type { Gateway } from "../place.ts";
import type { Opened } from "../property.ts";
import { signedRequests, unprovedRequestsTo } from "./over-the-wire.ts";

/** A gateway whose keys and issuer are somebody else's: of it is asked what its operator's keys and tokens can show. */
export async function openNamed(gateway: Gateway): Promise<Opened> {
	const { capabilities } = gateway.target;
	const unproved = unprovedRequestsTo(gateway);
	if ("ready" in unproved) {
		return unproved;
	}
	const signed = signedRequests(gateway);
	const facts = capabilities.has("jwt") ? await bearerFacts(gateway) : undefined;
	const judges = new Map<Proof, RequestJudge>();
	const sources = new Map<Proof, fc.Arbitrary<Probe>>();
	if (!("ready" in signed)) {
		judges.set("signature", signed.judge);
		sources.set("signature", signed.probes);
	}
	judges.set("nothing", unproved.judge);
	sources.set("nothing", unprovedProbe(capabilities));
	if (facts !== undefined) {
		judges.set("token", bearerRequestJudge(facts));
		sources.set("token", tokenProbe(capabilities.has("jwt.sign"), facts));
	}
	return {
		ready: true,
		leftOut: "ready" in signed ? unproved.leftOut : signed.leftOut,
		checkable: checkable(namedSequence(sources), namedGatewayDecides(gateway, judges), {
			simpler: onlyTheProof,
			withLess: withLessOfOneCommand,
			kinds: namedSequenceKinds([...judges.keys()]),
		}),
	};
}
