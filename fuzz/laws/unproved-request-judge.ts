import { readSpecification } from "../../conformance/engine/requirements.ts";
import { predictUnproved } from "../models/public-request.ts";
import type { SchemeName } from "../models/signed-fields.ts";
import { isPlain } from "../models/target-shape.ts";
import { predictWithoutProof } from "../models/unproved-request.ts";
import { isWellKept } from "../models/well-kept.ts";
import type { Gateway } from "../place.ts";
import type { RequestJudge } from "./altered-request.ts";
import { forwardedAsSent } from "./forwarded.ts";
import { refusalsAlike } from "./refusal-shape.ts";
import { canonicalTarget, signedFacts, signedRequestJudge } from "./signed-request-judge.ts";

/** How requests that prove nothing are judged: by what is public of the gateway, and by what the upstream saw. */
export function unprovedRequestJudge(gateway: Gateway, scheme: SchemeName): RequestJudge {
	const facts = signedFacts(gateway, scheme);
	return {
		...signedRequestJudge(gateway, scheme),
		predict: (altered) => predictUnproved(altered, facts, gateway.target.routes.public),
		forwarded: (altered) =>
			forwardedAsSent(altered, {
				canonicalTarget: isPlain(altered.request.target) ? canonicalTarget(altered, scheme) : undefined,
				identity: noIdentity,
			}),
	};
}

/**
 * The same at a gateway of another make, of which only its config is known: what it forwards, and what of a request it
 * looks at first, is its own affair.
 */
export function strangersRequestJudge({ target }: Gateway): RequestJudge {
	return {
		predict: (altered) => predictWithoutProof(altered, target.routes),
		mayBeRefusedBefore: ({ request }) => !isWellKept(request),
		statusOf: readSpecification().statusOf,
		alike: refusalsAlike(),
		forwarded: () => () => undefined,
	};
}

/** On a public route there is no identity, and none is sent (FWD-04, AUTHZ-04). */
function noIdentity(headers: ReadonlyMap<string, string>): string | undefined {
	const named = ["x-auth-type", "x-client-id", "x-user-id", "x-org-id", "x-scopes"].find((name) => headers.has(name));
	return named === undefined ? undefined : `${named} although nobody proved an identity`;
}
