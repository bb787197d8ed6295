import { describe, expect, it } from "vitest";
import { type RefusalCode, refusalTable } from "#protocol";
import { respondRefusal, respondUpstream } from "./respond.ts";

const facts = { requestId: "id", method: "GET", quotas: [], allow: [], now: 1_767_225_600_000 } as const;
const codes = Object.keys(refusalTable) as RefusalCode[];
const minute = { window: "minute", limit: 5, remaining: 0, reset: 1_767_225_630 } as const;
const day = { window: "day", limit: 50, remaining: 45, reset: 1_767_312_000 } as const;

describe("a refusal", () => {
	it.each(codes)("%s is a problem document of its status that nobody keeps or sniffs", async (code) => {
		const response = respondRefusal({ code, because: "not to be told" }, facts);
		expect(response.status).toBe(refusalTable[code].status);
		expect(response.headers.get("content-type")).toBe("application/problem+json");
		expect(response.headers.get("cache-control")).toBe("no-store");
		expect(response.headers.get("x-content-type-options")).toBe("nosniff");
		expect(response.headers.get("x-request-id")).toBe("id");
		expect(await response.json()).toEqual({
			type: expect.any(String),
			title: refusalTable[code].title,
			status: refusalTable[code].status,
			code,
			requestId: "id",
		});
	});

	it.each(codes)("%s has the headers that its status asks for and no other's", (code) => {
		const { headers, status } = respondRefusal({ code }, { ...facts, allow: ["GET", "HEAD"] });
		expect(headers.has("www-authenticate")).toBe(status === 401);
		expect(headers.has("allow")).toBe(status === 405);
		expect(headers.has("retry-after")).toBe(status === 429 || status === 503);
	});

	it("names both ways to authenticate, and the methods that are allowed", () => {
		expect(respondRefusal({ code: "unauthenticated" }, facts).headers.get("www-authenticate")).toMatch(
			/Bearer.*Countersign/,
		);
		const allow = ["GET", "HEAD"] as const;
		expect(respondRefusal({ code: "method_not_allowed" }, { ...facts, allow }).headers.get("allow")).toBe("GET, HEAD");
	});

	it("says where a target is malformed and why", async () => {
		const response = respondRefusal({ code: "malformed_target", offset: 0, reason: "not_origin_form" }, facts);
		expect(await response.json()).toMatchObject({ offset: 0, reason: "not_origin_form" });
	});

	it("has no body for HEAD", async () => {
		const response = respondRefusal({ code: "unauthenticated" }, { ...facts, method: "HEAD" });
		expect([response.status, await response.text()]).toEqual([401, ""]);
	});

	it("for quota says to come again when the window that is used up ends", () => {
		const refusal = { code: "quota_exceeded" } as const;
		const used = { ...day, remaining: 0 };
		expect(respondRefusal(refusal, { ...facts, quotas: [minute, day] }).headers.get("retry-after")).toBe("30");
		expect(respondRefusal(refusal, { ...facts, quotas: [minute, used] }).headers.get("retry-after")).toBe("86400");
		const almost = { ...facts, now: 1_767_225_629_999, quotas: [minute, day] };
		expect(respondRefusal(refusal, almost).headers.get("retry-after")).toBe("1");
		const beyond = { ...facts, now: 1_767_225_640_000, quotas: [minute, day] };
		expect(respondRefusal(refusal, beyond).headers.get("retry-after")).toBe("1");
	});
});

describe("an answer after admission", () => {
	it.each(["refused", "forwarded"])("says what is left of each quota when it is %s", (kind) => {
		const quotas = [minute, day];
		const { headers } =
			kind === "refused"
				? respondRefusal({ code: "insufficient_scope" }, { ...facts, quotas })
				: respondUpstream(new Response("fine"), { ...facts, quotas });
		const told = [...headers].filter(([name]) => name.startsWith("x-ratelimit-"));
		expect(Object.fromEntries(told)).toEqual({
			"x-ratelimit-limit-minute": "5",
			"x-ratelimit-remaining-minute": "0",
			"x-ratelimit-reset-minute": "1767225630",
			"x-ratelimit-limit-day": "50",
			"x-ratelimit-remaining-day": "45",
			"x-ratelimit-reset-day": "1767312000",
		});
	});
});

describe("the upstream's answer", () => {
	it("keeps its status and body, under the gateway's own request id", async () => {
		const upstream = new Response("not found", { status: 404, headers: { "x-request-id": "theirs", etag: '"a"' } });
		const response = respondUpstream(upstream, facts);
		expect([response.status, await response.text()]).toEqual([404, "not found"]);
		expect(response.headers.get("x-request-id")).toBe("id");
		expect(response.headers.get("etag")).toBe('"a"');
	});

	it.each([204, 205, 304])("may have the status %d, which has no body", async (status) => {
		const response = respondUpstream(new Response(null, { status }), facts);
		expect([response.status, await response.text()]).toEqual([status, ""]);
	});

	it.each([301, 302, 307, 500, 503, 599])("is returned as it is with the status %d", (status) => {
		expect(respondUpstream(new Response("a", { status }), facts).status).toBe(status);
	});
});
