import { describe, expect, it } from "vitest";
import { answerHeaders, passedHeaders } from "./forward-headers.ts";

function names(headers: Headers): string[] {
	return [...headers.keys()];
}

describe("passedHeaders", () => {
	it("drops a listed header that Connection names, which is hop-by-hop then", () => {
		const sent = new Headers({
			connection: "close, Tracestate , x-added",
			tracestate: "a=b",
			"x-added": "1",
			accept: "*/*",
		});
		expect(names(passedHeaders(sent, ["X-Added"]))).toEqual(["accept"]);
	});

	it("keeps the Content-Type that was signed although Connection names it", () => {
		const sent = new Headers({ connection: "content-type", "content-type": "text/plain" });
		expect(names(passedHeaders(sent, []))).toEqual(["content-type"]);
	});

	it("drops what may never pass although the configuration lists it, in any spelling", () => {
		const forbidden = ["X_User_Id", "X-Scopes-2", "Authorization", "X_Forwarded_For", "TE", "X-HTTP-Method"];
		const sent = new Headers(forbidden.map((name) => [name, "x"]));
		expect(names(passedHeaders(sent, forbidden))).toEqual([]);
	});
});

describe("answerHeaders", () => {
	it("drops hop-by-hop headers, those that Connection names, identity and what only the gateway may say", () => {
		const upstream = new Headers({
			connection: "x-named",
			"x-named": "1",
			"proxy-authenticate": "Basic",
			"x-user-id": "u",
			"server-timing": "db;dur=1",
			"access-control-allow-origin": "*",
			etag: '"1"',
		});
		expect(names(answerHeaders(upstream))).toEqual(["etag"]);
	});
});
