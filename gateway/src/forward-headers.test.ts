import { describe, expect, it } from "vitest";
import {
	gatewayHeaders,
	type HeaderMap,
	looksLikeIdentity,
	passedHeaders,
	strikeFromAnswer,
} from "./forward-headers.ts";

const facts = { requestId: "id", clientAddress: "192.0.2.1", protocol: "https", host: "gw.test" } as const;
const names = (headers: Headers | HeaderMap) => [...headers.keys()];
const fieldsOf = (sent: Record<string, string>) => new Map(Object.entries(sent));

describe("the headers of the sender that pass", () => {
	it("are those of the allow-list, with their values", () => {
		const sent = {
			accept: "a",
			"accept-language": "b",
			"content-type": "c",
			"content-language": "d",
			"user-agent": "e",
			range: "f",
			"if-match": "g",
			"if-schedule-tag-match": "h",
			"idempotency-key": "i",
			prefer: "j",
			traceparent: "k",
			tracestate: "l",
		};
		expect(Object.fromEntries(passedHeaders(fieldsOf(sent), []))).toEqual(sent);
	});

	it.each([
		"x-unknown",
		"accept-encoding",
		"accept-charset",
		"origin",
		"referer",
		"cache-control",
		"date",
		"iffy",
		"content-md5",
		"x-requested-with",
	])("are not %s, which the list does not name", (name) => {
		expect(names(passedHeaders(fieldsOf({ [name]: "a" }), []))).toEqual([]);
		expect(names(passedHeaders(fieldsOf({ [name]: "a" }), [name.toUpperCase()]))).toEqual([name]);
	});

	it.each([
		"authorization",
		"proxy-authorization",
		"cookie",
		"x-key-id",
		"x-timestamp",
		"x-nonce",
		"x-content-sha256",
		"x-signature",
		"connection",
		"keep-alive",
		"proxy-authenticate",
		"proxy-connection",
		"te",
		"trailer",
		"transfer-encoding",
		"upgrade",
		"expect",
		"host",
		"content-length",
		"x-http-method-override",
		"x-http-method",
		"x-method-override",
		"x-original-url",
		"x-rewrite-url",
		"x-forwarded-prefix",
		"forwarded",
		"via",
		"x-real-ip",
		"true-client-ip",
		"x-forwarded-for",
		"x-forwarded-proto",
		"x-forwarded-host",
		"x-forwarded-anything",
		"x_forwarded_for",
		"cf-connecting-ip",
		"x-request-id",
		"x-auth-type",
		"x-client-id",
		"x-user-id",
		"x-org-id",
		"x-scopes",
		"x_user_id",
		"x-user_id",
		"x-user-id-2",
		"x-scopes-all",
		"x_http_method_override",
	])("are never %s, whatever the configuration adds", (name) => {
		expect(names(passedHeaders(fieldsOf({ [name]: "a" }), [name, name.toUpperCase()]))).toEqual([]);
	});

	it("are not those that Connection names, but for the Content-Type that was signed", () => {
		const sent = fieldsOf({
			connection: "close, Tracestate , x-added, content-type",
			tracestate: "a=b",
			"x-added": "1",
			accept: "*/*",
			"content-type": "text/plain",
		});
		expect(names(passedHeaders(sent, ["X-Added"]))).toEqual(["accept", "content-type"]);
	});

	it("are not those with an empty value, and have no blanks at the ends", () => {
		const sent = fieldsOf({ "content-type": "", accept: " \t", prefer: " a b\t" });
		expect(Object.fromEntries(passedHeaders(sent, []))).toEqual({ prefer: "a b" });
	});
});

describe("what the gateway says itself", () => {
	it("names how the request came, and nobody on a public route", () => {
		expect(Object.fromEntries(gatewayHeaders(null, facts))).toEqual({
			"x-request-id": "id",
			"x-forwarded-for": "192.0.2.1",
			"x-forwarded-host": "gw.test",
			"x-forwarded-proto": "https",
		});
		expect(gatewayHeaders(null, { ...facts, clientAddress: null }).has("x-forwarded-for")).toBe(false);
	});

	it("names the identity only where it has one, each part once", () => {
		const nobody = { authType: "jwt", userId: null, orgId: null, clientId: null, scopes: [] } as const;
		expect(Object.fromEntries(gatewayHeaders(nobody, facts))).toMatchObject({ "x-auth-type": "jwt", "x-scopes": "[]" });
		expect(names(gatewayHeaders(nobody, facts)).filter(looksLikeIdentity)).toEqual(["x-auth-type", "x-scopes"]);
		const somebody = { authType: "hmac", userId: "u", orgId: "o", clientId: "c", scopes: ["a:read", "b"] } as const;
		expect(Object.fromEntries(gatewayHeaders(somebody, facts))).toMatchObject({
			"x-auth-type": "hmac",
			"x-user-id": "u",
			"x-org-id": "o",
			"x-client-id": "c",
			"x-scopes": '["a:read","b"]',
		});
	});
});

describe("a name that an upstream could take for identity", () => {
	it.each([
		"X-User-Id",
		"x_user_id",
		"X-USER_ID",
		"x-user-id2",
		"x-scopes",
		"X_Scopes",
		"x-auth-type",
		"x-org-id",
		"x-client-id-x",
	])("is %s", (name) => {
		expect(looksLikeIdentity(name)).toBe(true);
	});

	it.each(["x-user", "user-id", "x-userid", "x-scope", "ax-user-id"])("is not %s", (name) => {
		expect(looksLikeIdentity(name)).toBe(false);
	});
});

describe("the headers of the upstream's answer", () => {
	const struck = (headers: Headers) => {
		strikeFromAnswer(headers);
		return headers;
	};

	it("lose hop-by-hop ones, those that Connection names, and identity", () => {
		const upstream = new Headers({
			connection: "close, X-Named ,x-other",
			"keep-alive": "timeout=5",
			"proxy-authenticate": "Basic",
			"proxy-connection": "close",
			te: "trailers",
			trailer: "x",
			"transfer-encoding": "chunked",
			upgrade: "h2c",
			"x-named": "a",
			"x-other": "a",
			"x-user-id": "a",
			x_user_id: "a",
			"x-kept": "a",
			etag: '"a"',
			location: "https://elsewhere.test/",
		});
		expect(names(struck(upstream))).toEqual(["etag", "location", "x-kept"]);
	});

	it("keep each cookie that is set", () => {
		const upstream = new Headers([
			["set-cookie", "a=1"],
			["set-cookie", "b=2"],
		]);
		expect(struck(upstream).getSetCookie()).toEqual(["a=1", "b=2"]);
	});

	it("say nothing that only the gateway may say", () => {
		const upstream = new Headers({
			"server-timing": "db;dur=53",
			"access-control-allow-origin": "*",
			"access-control-allow-credentials": "true",
			"access-control-expose-headers": "x-user-id",
		});
		expect(names(struck(upstream))).toEqual([]);
	});
});
