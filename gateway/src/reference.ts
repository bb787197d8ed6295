import {
	acceptableUntil,
	authorize,
	contentHashMatches,
	findRoute,
	isFresh,
	isOurIssuer,
	parseToken,
	principalOf,
	secretBytes,
	stringToSign,
} from "#protocol";
import { admit } from "./admit.ts";
import { admitHmac, authenticateHmac, authenticateJwt, principalOfKey, verifyWithAny } from "./authenticate.ts";
import { chooseCredential } from "./credentials.ts";
import { sha256, verifyMac } from "./digest.ts";
import { forward } from "./forward.ts";
import { gatewayHeaders, passedHeaders } from "./forward-headers.ts";
import { forwardRequest, upstreamHeaders } from "./forward-request.ts";
import {
	checkFraming,
	checkHeaderSize,
	headerLookup,
	parseMethod,
	parseRequestHost,
	parseRequestTarget,
} from "./head.ts";
import { judgeHead } from "./judge-head.ts";
import { fetchKeySet } from "./jwks.ts";
import { openKeySet } from "./jwks-cache.ts";
import { activeSecrets, lookUpKey, servesKey } from "./keys.ts";
import { authenticate, letIn } from "./let-in.ts";
import { writeLog } from "./log.ts";
import { measure } from "./measure.ts";
import { readBody } from "./read-body.ts";
import { respondRefusal, respondUpstream } from "./respond.ts";
import { admitToRoute, limitClient } from "./shed.ts";
import type { Stages } from "./stages.ts";
import { findKeys, verifyToken } from "./verify-token.ts";

/** The stages of the reference gateway. */
export const referenceStages: Stages = {
	limitClient,
	judgeHead,
	admitToRoute,
	letIn,
	authenticate,
	authenticateHmac,
	verifyWithAny,
	admitHmac,
	authenticateJwt,
	forwardRequest,
	upstreamHeaders,
	headerLookup,
	parseMethod,
	checkHeaderSize,
	parseTarget: parseRequestTarget,
	parseHost: parseRequestHost,
	checkFraming,
	findRoute,
	chooseCredential,
	isFresh,
	servesKey,
	lookUpKey,
	activeSecrets,
	secretBytes,
	principalOfKey,
	stringToSign,
	verifyMac,
	parseToken,
	isOurIssuer,
	openKeySet,
	fetchKeySet,
	findKeys,
	verifyToken,
	principalOf,
	readBody,
	sha256,
	contentHashMatches,
	acceptableUntil,
	admit,
	authorize,
	passedHeaders,
	gatewayHeaders,
	forward,
	respondRefusal,
	respondUpstream,
	writeLog,
	measure,
};
