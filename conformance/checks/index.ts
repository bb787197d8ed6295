import type { Check } from "../engine/check.ts";
import { answerOrderChecks } from "./answer-order.ts";
import { answerChecks } from "./answers.ts";
import { authorizationChecks } from "./authorization.ts";
import { forwardingChecks } from "./forwarding.ts";
import { hmacIdentityChecks } from "./hmac-identity.ts";
import { hostileChecks } from "./hostile.ts";
import { jwksChecks } from "./jwks.ts";
import { jwtAlgorithmChecks } from "./jwt-algorithm.ts";
import { jwtClaimChecks } from "./jwt-claim.ts";
import { jwtFormChecks } from "./jwt-form.ts";
import { jwtKeyChecks } from "./jwt-key.ts";
import { limitChecks } from "./limits.ts";
import { upstreamChecks } from "./upstream.ts";

/** Every check, in the order of the specification. */
export const checks: readonly Check[] = [
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
