import { Buffer } from "node:buffer";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import requirements from "../../../vectors/requirements.json" with { type: "json" };
import { countersignV1, type Scheme, sortedQuery } from "../../client/protocol.ts";
import type { Material } from "../material.ts";
import type { Mistake } from "../mistake.ts";
import { queryByRule, sortedRule, verbatimRule } from "../query-rule.ts";
import type { SigningRequest } from "../sign-request.ts";
import { signingMaterial } from "../signing-material.ts";
import { Workbench } from "../workbench.ts";
import { hypotheses, hypothesesFor } from "./index.ts";

const request: SigningRequest = {
	keyId: "live_Org_test123",
	secret: "Countersign published+test secret%2001 ",
	timestamp: "1767225600",
	nonce: "8f14e45f-ceea-467F-a0e6-2b1c9d3a7e55",
	method: "POST",
	url: "https://GW.example.com:8443/v1;x/b%2Bc+d/%E2%82%AC/?b=2&a=1+x%20y&a=3&&c&d=&E=%C3%A9/~*'=!&b=4?=5&a-=6",
	headers: [["Content-Type", " Application/JSON;  charset=x "]],
	body: Buffer.from('\ufeff{ "b" : "é/\\u0041", "a" : [1, 2]\r\n}\r\n\n'),
};

/** Requests that together show every mistake. */
function materials(scheme: Scheme): readonly Material[] {
	const variations: Partial<SigningRequest>[] = [
		{},
		{ url: "https://gw.example.com:443", headers: [], body: Buffer.alloc(0), method: "HEAD" },
		{
			url: "https://[2001:DB8::1]:80/v1/b%c3%a9%7e?x=%7e%c3",
			method: "OPTIONS",
			body: Buffer.from([0x61, 0, 0xff, 0x80]),
		},
		{ url: "https://gw.example.com./a/", secret: '"JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"', method: "DELETE" },
		{ url: "https://gw.example.com/a//b/../c", method: "get", secret: "e\u0301".repeat(20) },
		{
			url: "https://gw.example.com/a?%zz",
			body: Buffer.from("a=1+2&b=%20"),
			secret: "jbswy3dpehpk3pxpjbswy3dpehpk3pxp",
		},
		{ url: "https://gw.example.com/AbC%20d", secret: "0123456789abcdef0123456789ABCDEF", body: Buffer.from("é") },
		{ url: "https://gw.example.com/a", body: Buffer.from('{"b":{"d":1,"c":2},"a":3}') },
		{ url: "https://gw.example.com/a", body: Buffer.alloc(0) },
		{
			url: "https://gw.example.com/a",
			body: Buffer.from(gzipSync("compressed")),
			headers: [["Content-Type", "text/plain"]] as never,
		},
		{ url: "https://gw.example.com/a", headers: [], body: Buffer.from('{"a":[1,{"c":"\u20ac/"}],"b":2}') },
		{ url: "https://gw.example.com/a?b=1&a=2", headers: [], body: Buffer.from("line\nline\r\n") },
	];
	const made = variations.map((variation) => signingMaterial({ ...request, ...variation }, scheme));
	const elsewhere = {
		...made[0],
		authority: "other.example.com",
		host: "other.example.com",
		contentHash: "0".repeat(64),
	};
	const fragment = { ...made.at(-1), target: "/a?b=1&a=2", url: "https://gw.example.com/a?b=1&a=2#part" };
	return [...made, elsewhere, fragment].flatMap((material) => (material === undefined ? [] : [material as Material]));
}

describe.each([countersignV1, sortedQuery])("the hypotheses for $name", (scheme) => {
	const benches = materials(scheme).map((material) => new Workbench(material));
	const right = benches.map((bench) => bench.predict([])?.signature);
	const made = (mistake: Mistake): string[] => benches.map((bench) => bench.predict([mistake])?.signature ?? "");
	const table = hypothesesFor(scheme);

	it("each make some signature wrong", () => {
		const shows = (mistake: Mistake): boolean => made(mistake).some((text, at) => text !== "" && text !== right[at]);
		const ids = new Set(table.map(({ id }) => id));
		for (const mistake of table) if (shows(mistake)) ids.delete(mistake.id);
		// Mistakes about lines that the other scheme has.
		expect([...ids].filter((id) => !elsewhere.has(id))).toEqual([]);
	});

	it("are told apart by some request", () => {
		const known = new Map<string, string>();
		const same: string[] = [];
		for (const mistake of table) {
			const outcome = made(mistake)
				.map((text, at) => (text === "" ? right[at] : text))
				.join(" ");
			const other = known.get(outcome);
			if (other !== undefined && other !== mistake.id && outcome !== right.join(" "))
				same.push(`${other} = ${mistake.id}`);
			known.set(outcome, other ?? mistake.id);
		}
		expect(same).toEqual([]);
	});

	it("make texts of bytes only", () => {
		const texts = table.flatMap((mistake) => benches.map((bench) => bench.text([mistake]) ?? ""));
		expect(texts.filter((text) => /[^\0-\xff]/.test(text))).toEqual([]);
	});
});

/** What can be wrong under one of the schemes only, because the other has no such lines or says so already. */
const elsewhere = new Set([
	"timestamp/seconds",
	"key-id/lower-case",
	"key-id/upper-case",
	"key-id/empty",
	"lines/without-version",
	"lines/without-key-id",
	"lines/without-target",
	"lines/without-path",
	"lines/without-query",
	"lines/without-labels",
	"lines/other-version",
	"lines/method-first",
	"lines/key-id-and-timestamp-exchanged",
	"lines/key-id-and-nonce-exchanged",
	"lines/host-and-target-exchanged",
	"lines/host-and-path-exchanged",
	"lines/target-and-content-type-exchanged",
	"lines/method-and-target-exchanged",
	"lines/method-and-path-exchanged",
	"lines/path-and-query-exchanged",
	"lines/order-of-sorted-query",
	"signature/hex",
	"signature/base64",
	"signature/without-prefix",
	"signature/prefix-of-v1",
]);

describe("the table", () => {
	it("has many known mistakes", () => {
		expect(new Set(hypotheses.map(({ id }) => id)).size).toBeGreaterThanOrEqual(60);
	});

	it("names each by family and slug, what is done and what to do instead, and the requirement", () => {
		const known = new Set(requirements.requirements.map(({ id }) => id));
		for (const { id, does, remedy, requirement } of hypotheses) {
			expect(id).toMatch(/^[a-z-]+\/[a-z0-9-]+$/);
			expect(does).toMatch(/^[a-z].*[^.]$/);
			expect(remedy).toMatch(/^[A-Z].*[.]$/);
			expect(known).toContain(requirement);
		}
	});
});

describe("a query rule", () => {
	it("that does nothing leaves any query as it is", () => {
		for (const query of ["", "a", "=", "&&", "a=b=c&%zz&+&a"]) expect(queryByRule(query, verbatimRule)).toBe(query);
	});

	it("of sorted-query is the one of the scheme", () => {
		for (const material of materials(sortedQuery)) {
			const mark = material.target.indexOf("?");
			const signed = new Workbench(material).text([])?.split("\n")[2];
			if (mark < 0 || /%zz|\/\/|\.\./.test(material.target)) continue;
			expect(queryByRule(material.target.slice(mark + 1), sortedRule)).toBe(signed);
		}
	});
});
