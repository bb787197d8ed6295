import * as fc from "fast-check";
import type { Change, HeaderPair } from "../../conformance/client/probe.ts";

/** Header fields that no signature covers and that must mean nothing to a gateway, or be kept from the upstream. */
export const noise: readonly HeaderPair[] = [
	["X-User-Id", "admin"],
	["X_User_Id", "admin"],
	["x-user-Id", "admin"],
	["X-User_Id", "admin"],
	["X-Org-Id", "other"],
	["X-Scopes", '["admin"]'],
	["X-Scopes-Extra", "admin"],
	["X-Auth-Type", "none"],
	["X-Client-Id", "other"],
	["X-Request-Id", "mine"],
	["Connection", "close, X-User-Id, X-Auth-Type"],
	["X-HTTP-Method-Override", "DELETE"],
	["X-Original-URL", "/admin"],
	["X-Rewrite-URL", "/admin"],
	["X-Forwarded-For", "127.0.0.1"],
	["X-Forwarded-Host", "evil.example"],
	["X-Forwarded-Prefix", "/admin"],
	["Forwarded", "for=127.0.0.1"],
	["X-Real-IP", "127.0.0.1"],
	["X-Internal", "1"],
	["X-Middleware-Subrequest", "1"],
	["Cookie", "session=1; access_token=x"],
	["Proxy-Authorization", "Basic eDp5"],
	["TE", "trailers"],
	["Date", "Thu, 01 Jan 1970 00:00:00 GMT"],
	["X-Signed-Headers", "none"],
	["X-Signature-Algorithm", "none"],
	["X-Debug", "1"],
	["Origin", "https://evil.example"],
	["Accept", "*/*"],
	["Content-Encoding", "identity"],
	["X_Key_Id", "live_org_test123"],
	["__proto__", "x"],
];

/** One of them, added first or last. */
export const headerNoise: fc.Arbitrary<Change> = fc
	.tuple(fc.constantFrom(...noise), fc.boolean())
	.map(([pair, first]) => (first ? { addFirst: pair } : { add: pair }));
