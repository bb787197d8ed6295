import type { Property } from "../property.ts";
import { alteredRequests } from "./altered-requests.ts";
import { alteredSortedRequests } from "./altered-sorted-requests.ts";
import { alteredTimestamps } from "./altered-timestamps.ts";
import { alteredTokens } from "./altered-tokens.ts";
import { differentRequestsDiffer } from "./different-requests-differ.ts";
import { encodingsAreBijectionsProperty } from "./encodings-are-bijections.ts";
import { equivalentQueries } from "./equivalent-queries.ts";
import { everyTextIsDecidedProperty } from "./every-text-is-decided.ts";
import { httpExchanges } from "./http-exchanges.ts";
import { keySetTimes } from "./key-set-times.ts";
import { keySets } from "./key-sets.ts";
import { nonceHistory } from "./nonce-history.ts";
import { nonceLifetime } from "./nonce-lifetime.ts";
import { nonceRestarts } from "./nonce-restarts.ts";
import { requestUrlInMiniflare, requestUrlInWorkerd, requestUrlInWrangler } from "./request-url-agrees.ts";
import { signaturesSurvive } from "./signatures-survive.ts";
import { signedFieldsByGrammar } from "./signed-fields-by-grammar.ts";
import { generatorAgrees, referenceSignersAgree } from "./signers-agree.ts";
import { strictJson } from "./strict-json.ts";
import { targetReadingsAgreeProperty } from "./target-readings-agree.ts";
import { targetsAreFixedPoints } from "./targets-are-fixed-points.ts";
import { targetsInChromium, targetsInWorkerd } from "./targets-read-elsewhere.ts";
import { timestampWindow } from "./timestamp-window.ts";
import { tokenAttacks } from "./token-attacks.ts";
import { tokenDecisions } from "./token-decisions.ts";
import { twoClocks } from "./two-clocks.ts";
import { unprovedRequests } from "./unproved-requests.ts";
import { wholeGateway } from "./whole-gateway.ts";
import { wholeGatewayWaits } from "./whole-gateway-waits.ts";

/** All properties, in the order in which they are tried: those of this process first, those over the wire last. */
export const properties: readonly Property[] = [
	everyTextIsDecidedProperty,
	targetReadingsAgreeProperty,
	targetsAreFixedPoints,
	targetsInWorkerd,
	targetsInChromium,
	requestUrlInWorkerd,
	requestUrlInMiniflare,
	requestUrlInWrangler,
	differentRequestsDiffer,
	equivalentQueries,
	signedFieldsByGrammar,
	signaturesSurvive,
	encodingsAreBijectionsProperty,
	generatorAgrees,
	...referenceSignersAgree,
	timestampWindow,
	nonceLifetime,
	strictJson,
	tokenDecisions,
	tokenAttacks,
	unprovedRequests,
	alteredRequests,
	alteredSortedRequests,
	alteredTimestamps,
	twoClocks,
	nonceHistory,
	nonceRestarts,
	alteredTokens,
	keySets,
	httpExchanges,
	wholeGateway,
	wholeGatewayWaits,
	keySetTimes,
];
