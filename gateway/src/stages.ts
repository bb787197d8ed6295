import type {
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
import type { admit } from "./admit.ts";
import type { admitHmac, authenticateHmac, authenticateJwt, principalOfKey, verifyWithAny } from "./authenticate.ts";
import type { chooseCredential } from "./credentials.ts";
import type { sha256, verifyMac } from "./digest.ts";
import type { forward } from "./forward.ts";
import type { gatewayHeaders, passedHeaders } from "./forward-headers.ts";
import type { forwardRequest, upstreamHeaders } from "./forward-request.ts";
import type {
	checkFraming,
	checkHeaderSize,
	headerLookup,
	parseMethod,
	parseRequestHost,
	parseRequestTarget,
} from "./head.ts";
import type { judgeHead } from "./judge-head.ts";
import type { fetchKeySet } from "./jwks.ts";
import type { openKeySet } from "./jwks-cache.ts";
import type { activeSecrets, lookUpKey, servesKey } from "./keys.ts";
import type { authenticate, letIn } from "./let-in.ts";
import type { writeLog } from "./log.ts";
import type { measure } from "./measure.ts";
import type { readBody } from "./read-body.ts";
import type { respondRefusal, respondUpstream } from "./respond.ts";
import type { admitToRoute, limitClient } from "./shed.ts";
import type { findKeys, verifyToken } from "./verify-token.ts";

/**
 * The stages of a gateway, one function each. The pipeline reaches every one of them through this object, so
 * that a gateway with another stage, a broken one for instance, is made where it is composed.
 */
export interface Stages {
	/** The steps of the pipeline, each made of the stages below it. */
	readonly limitClient: typeof limitClient;
	readonly judgeHead: typeof judgeHead;
	readonly admitToRoute: typeof admitToRoute;
	readonly letIn: typeof letIn;
	readonly authenticate: typeof authenticate;
	readonly authenticateHmac: typeof authenticateHmac;
	readonly verifyWithAny: typeof verifyWithAny;
	readonly admitHmac: typeof admitHmac;
	readonly authenticateJwt: typeof authenticateJwt;
	readonly forwardRequest: typeof forwardRequest;
	readonly upstreamHeaders: typeof upstreamHeaders;

	readonly headerLookup: typeof headerLookup;
	readonly parseMethod: typeof parseMethod;
	readonly checkHeaderSize: typeof checkHeaderSize;
	readonly parseTarget: typeof parseRequestTarget;
	readonly parseHost: typeof parseRequestHost;
	readonly checkFraming: typeof checkFraming;
	readonly findRoute: typeof findRoute;
	readonly chooseCredential: typeof chooseCredential;
	readonly isFresh: typeof isFresh;
	readonly servesKey: typeof servesKey;
	readonly lookUpKey: typeof lookUpKey;
	readonly activeSecrets: typeof activeSecrets;
	readonly secretBytes: typeof secretBytes;
	readonly principalOfKey: typeof principalOfKey;
	readonly stringToSign: typeof stringToSign;
	readonly verifyMac: typeof verifyMac;
	readonly parseToken: typeof parseToken;
	readonly isOurIssuer: typeof isOurIssuer;
	readonly openKeySet: typeof openKeySet;
	readonly fetchKeySet: typeof fetchKeySet;
	readonly findKeys: typeof findKeys;
	readonly verifyToken: typeof verifyToken;
	readonly principalOf: typeof principalOf;
	readonly readBody: typeof readBody;
	readonly sha256: typeof sha256;
	readonly contentHashMatches: typeof contentHashMatches;
	readonly acceptableUntil: typeof acceptableUntil;
	readonly admit: typeof admit;
	readonly authorize: typeof authorize;
	readonly passedHeaders: typeof passedHeaders;
	readonly gatewayHeaders: typeof gatewayHeaders;
	readonly forward: typeof forward;
	readonly respondRefusal: typeof respondRefusal;
	readonly respondUpstream: typeof respondUpstream;
	readonly writeLog: typeof writeLog;
	readonly measure: typeof measure;
}
