import { authenticationThreats } from "./catalogue/authentication.ts";
import { authorizationThreats } from "./catalogue/authorization.ts";
import { availabilityThreats } from "./catalogue/availability.ts";
import { bodyThreats } from "./catalogue/body.ts";
import { canonicalizationThreats } from "./catalogue/canonicalization.ts";
import { challengeThreats } from "./catalogue/challenge.ts";
import { crossOriginThreats } from "./catalogue/cross-origin.ts";
import { forwardingThreats } from "./catalogue/forwarding.ts";
import { headersThreats } from "./catalogue/headers.ts";
import { jwksThreats } from "./catalogue/jwks.ts";
import { keyThreats } from "./catalogue/key.ts";
import { limitsThreats } from "./catalogue/limits.ts";
import { logThreats } from "./catalogue/log.ts";
import { methodsThreats } from "./catalogue/methods.ts";
import { networkThreats } from "./catalogue/network.ts";
import { nonceThreats } from "./catalogue/nonce.ts";
import { quotasThreats } from "./catalogue/quotas.ts";
import { refusalsThreats } from "./catalogue/refusals.ts";
import { signatureThreats } from "./catalogue/signature.ts";
import { timestampThreats } from "./catalogue/timestamp.ts";
import { tokenThreats } from "./catalogue/token.ts";
import { validationThreats } from "./catalogue/validation.ts";
import type { ThreatGroup } from "./threat.ts";

export { evidenceOf, openIn, takesTheInside } from "./evidence.ts";
export type { Threat, ThreatGroup } from "./threat.ts";

/** Every way to be wrong that we know of, in the order in which it is best read. */
export const threatGroups: readonly ThreatGroup[] = [
	canonicalizationThreats,
	bodyThreats,
	timestampThreats,
	nonceThreats,
	keyThreats,
	signatureThreats,
	headersThreats,
	authenticationThreats,
	tokenThreats,
	jwksThreats,
	forwardingThreats,
	refusalsThreats,
	limitsThreats,
	quotasThreats,
	challengeThreats,
	crossOriginThreats,
	methodsThreats,
	availabilityThreats,
	logThreats,
	networkThreats,
	authorizationThreats,
	validationThreats,
];

export const threats = threatGroups.flatMap((group) => group.threats);
