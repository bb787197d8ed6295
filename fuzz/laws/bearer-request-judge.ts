import { readSpecification } from "../../conformance/engine/requirements.ts";
import { type BearerFacts, predictBearer } from "../models/bearer-request.ts";
import type { ModelPrincipal } from "../models/token.ts";
import { isWellKept } from "../models/well-kept.ts";
import type { RequestJudge } from "./altered-request.ts";
import { forwardedAsSent } from "./forwarded.ts";
import { refusalsAlike } from "./refusal-shape.ts";

/** How requests with a token are judged: by the model of tokens, and by the identity that the upstream is told. */
export function bearerRequestJudge(facts: BearerFacts): RequestJudge {
	return {
		predict: (altered) => predictBearer(altered, facts).prediction,
		mayBeRefusedBefore: ({ request }) => !isWellKept(request),
		statusOf: readSpecification().statusOf,
		alike: refusalsAlike(),
		forwarded: (altered) =>
			forwardedAsSent(altered, {
				canonicalTarget: altered.request.target,
				identity: (headers) => wrongIdentity(headers, predictBearer(altered, facts).principal),
			}),
	};
}

/** What the upstream was told of the identity, where it is not what the token proves (FWD-04). */
function wrongIdentity(
	headers: ReadonlyMap<string, string>,
	principal: ModelPrincipal | undefined,
): string | undefined {
	if (principal === undefined) {
		return undefined;
	}
	const { userId, orgId, clientId, scopes } = principal;
	const said = ["x-auth-type", "x-user-id", "x-org-id", "x-client-id", "x-scopes"].map(
		(name) => headers.get(name) ?? null,
	);
	const right = ["jwt", userId, orgId, clientId, JSON.stringify(scopes)];
	return JSON.stringify(said) === JSON.stringify(right)
		? undefined
		: `${JSON.stringify(said)}, not ${JSON.stringify(right)}`;
}
