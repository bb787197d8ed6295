import type { Check } from "../engine/check.ts";
import { answerOrderChecks } from "./answer-order.ts";
import { answerChecks } from "./answers.ts";
import { authorizationChecks } from "./authorization.ts";
import { credentialChecks } from "./credentials.ts";
import { forwardingChecks } from "./forwarding.ts";
import { hmacBodyChecks } from "./hmac-body.ts";
import { hmacCanonChecks } from "./hmac-canon.ts";
import { hmacHeaderChecks } from "./hmac-header.ts";
import { hmacIdentityChecks } from "./hmac-identity.ts";
import { hmacKeyChecks } from "./hmac-key.ts";
import { hmacNonceChecks } from "./hmac-nonce.ts";
import { hmacNonceCapacityChecks } from "./hmac-nonce-capacity.ts";
import { hmacSignatureChecks } from "./hmac-signature.ts";
import { hmacTimeChecks } from "./hmac-time.ts";
import { hostileChecks } from "./hostile.ts";
import { jwksChecks } from "./jwks.ts";
import { jwtAlgorithmChecks } from "./jwt-algorithm.ts";
import { jwtClaimChecks } from "./jwt-claim.ts";
import { jwtFormChecks } from "./jwt-form.ts";
import { jwtKeyChecks } from "./jwt-key.ts";
import { limitChecks } from "./limits.ts";
import { requestChecks } from "./request.ts";
import { sortedQueryChecks } from "./sorted-query.ts";
import { targetChecks } from "./target.ts";
import { upstreamChecks } from "./upstream.ts";

/** Every check, in the order of the specification. */
export const checks: readonly Check[] = [
	...requestChecks,
	...targetChecks,
	...hmacHeaderChecks,
	...hmacCanonChecks,
	...hmacSignatureChecks,
	...hmacTimeChecks,
	...hmacKeyChecks,
	...hmacBodyChecks,
	...hmacNonceChecks,
	...hmacNonceCapacityChecks,
	...sortedQueryChecks,
	...credentialChecks,
	...jwtFormChecks,
	...jwtAlgorithmChecks,
	...jwtKeyChecks,
	...jwtClaimChecks,
	...jwksChecks,
	...authorizationChecks,
	...forwardingChecks,
	...hmacIdentityChecks,
	...upstreamChecks,
	...answerChecks,
	...answerOrderChecks,
	...hostileChecks,
	...limitChecks,
];
