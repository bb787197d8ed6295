import {
	authorize,
	contentHashMatches,
	findRoute,
	isFresh,
	isOurIssuer,
	parseToken,
	principalOf,
	stringToSign,
} from "#protocol";
import { admit } from "./admit.ts";
import { chooseCredential } from "./credentials.ts";
import { sha256, verifyMac } from "./digest.ts";
import { forward } from "./forward.ts";
import { gatewayHeaders, passedHeaders } from "./forward-headers.ts";
import { checkFraming, checkHeaderSize, parseMethod, parseRequestHost, parseRequestTarget } from "./head.ts";
import { activeSecrets, lookUpKey } from "./keys.ts";
import { writeLog } from "./log.ts";
import { readBody } from "./read-body.ts";
import { respondRefusal, respondUpstream } from "./respond.ts";
import type { Stages } from "./stages.ts";
import { findKeys, verifyToken } from "./verify-token.ts";

/** The stages of the reference gateway. */
export const referenceStages: Stages = {
	parseMethod,
	checkHeaderSize,
	parseTarget: parseRequestTarget,
	parseHost: parseRequestHost,
	checkFraming,
	findRoute,
	chooseCredential,
	isFresh,
	lookUpKey,
	activeSecrets,
	stringToSign,
	verifyMac,
	parseToken,
	isOurIssuer,
	findKeys,
	verifyToken,
	principalOf,
	readBody,
	sha256,
	contentHashMatches,
	admit,
	authorize,
	passedHeaders,
	gatewayHeaders,
	forward,
	respondRefusal,
	respondUpstream,
	writeLog,
};
