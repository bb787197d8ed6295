import type { Check } from "../engine/check.ts";
import { answerHeaderChecks } from "./answer-headers.ts";
import { answerOrderChecks } from "./answer-order.ts";
import { answerSilenceChecks } from "./answer-silence.ts";
import { answerChecks } from "./answers.ts";
import { authorizationChecks } from "./authorization.ts";
import { authorizationPublicChecks } from "./authorization-public.ts";
import { authorizationRouteChecks } from "./authorization-route.ts";
import { authorizationScopeChecks } from "./authorization-scope.ts";
import { credentialChecks } from "./credentials.ts";
import { forwardingChecks } from "./forwarding.ts";
import { forwardingHeaderChecks } from "./forwarding-headers.ts";
import { forwardingIdentityChecks } from "./forwarding-identity.ts";
import { hmacBodyChecks } from "./hmac-body.ts";
import { hmacCanonChecks } from "./hmac-canon.ts";
import { hmacHeaderChecks } from "./hmac-header.ts";
import { hmacKeyChecks } from "./hmac-key.ts";
import { hmacNonceChecks } from "./hmac-nonce.ts";
import { hmacNonceCapacityChecks } from "./hmac-nonce-capacity.ts";
import { hmacSignatureChecks } from "./hmac-signature.ts";
import { hmacTimeChecks } from "./hmac-time.ts";
import { hostileChecks } from "./hostile.ts";
import { jwksChecks } from "./jwks.ts";
import { jwksContentChecks } from "./jwks-content.ts";
import { jwksFailingIssuerChecks } from "./jwks-failing-issuer.ts";
import { jwksFetchChecks } from "./jwks-fetch.ts";
import { jwksNobodyAskedChecks } from "./jwks-nobody-asked.ts";
import { jwtAlgorithmChecks } from "./jwt-algorithm.ts";
import { jwtClaimChecks } from "./jwt-claim.ts";
import { jwtAnswerChecks } from "./jwt-claim-answer.ts";
import { jwtIdentityChecks } from "./jwt-claim-identity.ts";
import { jwtScopeChecks } from "./jwt-claim-scope.ts";
import { jwtTimeChecks } from "./jwt-claim-time.ts";
import { jwtFormChecks } from "./jwt-form.ts";
import { jwtHeaderChecks } from "./jwt-form-header.ts";
import { jwtJsonChecks } from "./jwt-form-json.ts";
import { jwtKeyChecks } from "./jwt-key.ts";
import { jwtKeyEntryChecks } from "./jwt-key-entry.ts";
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
	...jwtJsonChecks,
	...jwtHeaderChecks,
	...jwtAlgorithmChecks,
	...jwtKeyChecks,
	...jwtKeyEntryChecks,
	...jwtClaimChecks,
	...jwtTimeChecks,
	...jwtIdentityChecks,
	...jwtScopeChecks,
	...jwtAnswerChecks,
	...jwksChecks,
	...jwksNobodyAskedChecks,
	...jwksFailingIssuerChecks,
	...jwksContentChecks,
	...jwksFetchChecks,
	...authorizationChecks,
	...authorizationPublicChecks,
	...authorizationRouteChecks,
	...authorizationScopeChecks,
	...forwardingChecks,
	...forwardingIdentityChecks,
	...forwardingHeaderChecks,
	...upstreamChecks,
	...answerChecks,
	...hostileChecks,
	...answerOrderChecks,
	...answerSilenceChecks,
	...answerHeaderChecks,
	...limitChecks,
];
