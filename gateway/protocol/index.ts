export {
	allowedMethods,
	authorize,
	findRoute,
	isKnownMethod,
	knownMethods,
	type Method,
	type Route,
	scopesFor,
} from "./authorize.ts";
export { type CoveredParts, componentText, stringToSign } from "./canonicalize.ts";
export { isOurIssuer, principalOf } from "./claims.ts";
export {
	decodeBase64,
	decodeBase64url,
	decodeHex,
	decodeUtf8,
	encodeBase64,
	encodeBase64url,
	encodeHex,
	encodeUtf8,
	utf8Length,
} from "./encoding.ts";
export { acceptableUntil, isFresh } from "./freshness.ts";
export {
	type HeaderLookup,
	hasSignedHeader,
	headerRoles,
	parseSignature,
	parseSignedHeaders,
	type SignedHeaders,
	trimOws,
} from "./headers.ts";
export { contentHashMatches, secretBytes, signatureText } from "./hmac.ts";
export { parseHost } from "./host.ts";
export { isHeaderSafe, type Principal } from "./principal.ts";
export {
	accept,
	type Refusal,
	type RefusalCode,
	type Result,
	refusalTable,
	refuse,
	refuseTarget,
	type TargetReason,
} from "./refusal.ts";
export {
	builtInSchemes,
	type Component,
	countersignV1,
	type HeaderRole,
	type HeaderRule,
	type Line,
	type Scheme,
	sortedQuery,
	type TargetRule,
} from "./scheme.ts";
export { isJsonObject, type JsonObject, parseStrictObject } from "./strict-json.ts";
export { parseTarget, type Target } from "./target.ts";
export { maxTokenBytes, type ParsedToken, parseToken, type TokenAlgorithm, type TokenPolicy } from "./token.ts";
