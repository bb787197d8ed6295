import { readSpecification } from "../../conformance/engine/requirements.ts";
import type { SchemeName } from "../models/signed-fields.ts";
import { predictSigned, type SignedFacts } from "../models/signed-request.ts";
import { isPlain } from "../models/target-shape.ts";
import { isWellKept } from "../models/well-kept.ts";
import type { Altered, Gateway } from "../place.ts";
import { generatorTargetParser } from "../subjects/generator.ts";
import type { RequestJudge } from "./altered-request.ts";
import { forwardedAsSent } from "./forwarded.ts";
import { refusalsAlike } from "./refusal-shape.ts";

/** How far a clock is taken to be off when the target does not say what time it has. */
export const unknownClockSeconds = 5;

/** What is known of a gateway that signed requests are for. */
export function signedFacts({ clockUncertainty, target }: Gateway, scheme: SchemeName): SignedFacts {
	return {
		scheme,
		clockUncertainty: clockUncertainty ?? unknownClockSeconds,
		maxBodyBytes: target.maxBodyBytes,
		isDirect: target.capabilities.has("direct"),
		isHttps: target.setup === "ours" && String(target.configuration?.["publicOrigin"]).startsWith("https:"),
	};
}

/** How signed requests to a gateway are judged: by the model of the verification order, and by what the upstream saw. */
export function signedRequestJudge(gateway: Gateway, scheme: SchemeName): RequestJudge {
	const identities = new Map<string, string>();
	const facts = signedFacts(gateway, scheme);
	return {
		predict: (altered) => predictSigned(altered, facts),
		mayBeRefusedBefore: ({ request }) => !isWellKept(request),
		statusOf: readSpecification().statusOf,
		alike: refusalsAlike(),
		forwarded: (altered) =>
			forwardedAsSent(altered, {
				canonicalTarget: canonicalTarget(altered, scheme),
				identity: (headers) => sameIdentity(headers, altered, identities),
			}),
	};
}

/** What goes upstream. A target that came in although its spelling is not plain was repaired on the way to what was signed. */
export function canonicalTarget({ request, honest }: Altered, scheme: SchemeName): string {
	const text = isPlain(request.target) ? request.target : honest.target;
	const target = generatorTargetParser(scheme)(text);
	return "text" in target ? target.text : text;
}

/** A key has one identity, whatever else its request says: that of the first request that was accepted. */
function sameIdentity(
	headers: ReadonlyMap<string, string>,
	{ probe }: Altered,
	known: Map<string, string>,
): string | undefined {
	const names = ["x-auth-type", "x-client-id", "x-user-id", "x-org-id", "x-scopes"];
	const said = JSON.stringify(names.map((name) => [name, headers.get(name) ?? null]));
	const role = probe.key ?? "primary";
	const first = known.get(role) ?? said;
	known.set(role, first);
	return first === said && headers.get("x-auth-type") === "hmac" ? undefined : `${said}, not ${first}`;
}
