import { describe, expect, it } from "vitest";
import { countersignV1 } from "#protocol";
import { chooseCredential } from "./credentials.ts";

const signed: Readonly<Record<string, string>> = {
	"x-key-id": "key",
	"x-timestamp": "1767225600",
	"x-nonce": "nonce-0123456789",
	"x-content-sha256": "ab".repeat(32),
	"x-signature": `v1=${"ab".repeat(32)}`,
};

function choose(headers: Readonly<Record<string, string>>): string {
	const fields = new Map(Object.entries(headers));
	const chosen = chooseCredential((name) => fields.get(name) ?? null, countersignV1);
	if (!chosen.ok) {
		return chosen.refusal.code;
	}
	return chosen.value.kind === "jwt" ? `jwt ${chosen.value.token}` : `hmac ${chosen.value.contentType}`;
}

describe("the choice of a credential", () => {
	it.each<[Record<string, string>, string]>([
		[{}, "unauthenticated"],
		[{ authorization: "" }, "unauthenticated"],
		[{ authorization: "Basic YTpi" }, "unauthenticated"],
		[{ authorization: "Bearerx a.b.c" }, "unauthenticated"],
		[{ authorization: "a.b.c" }, "unauthenticated"],
		[{ authorization: "(Bearer a.b.c" }, "unauthenticated"],
		[{ authorization: "Basic x, Bearer a.b.c" }, "unauthenticated"],
		[{ authorization: "Bearer a.b.c" }, "jwt a.b.c"],
		[{ authorization: "bearer a.b.c" }, "jwt a.b.c"],
		[{ authorization: "BEARER   a.b.c" }, "jwt a.b.c"],
		[{ authorization: "Bearer a.b.c d" }, "jwt a.b.c d"],
		[{ authorization: "Bearer a.b.c, Bearer d.e.f" }, "jwt a.b.c, Bearer d.e.f"],
		[{ authorization: "Bearer" }, "invalid_token"],
		[{ authorization: "Bearer\ta.b.c" }, "invalid_token"],
		[{ authorization: "Bearer,a.b.c" }, "invalid_token"],
		[{ authorization: "Bearer=a.b.c" }, "invalid_token"],
	])("of %j is %s", (headers, expected) => {
		expect(choose(headers)).toBe(expected);
	});

	it("is HMAC with all five fields, and its content type is verbatim", () => {
		expect(choose(signed)).toBe("hmac ");
		expect(choose({ ...signed, "content-type": "a; b,  c" })).toBe("hmac a; b,  c");
		expect(choose({ ...signed, authorization: "" })).toBe("hmac ");
	});

	it("never falls back to a token when one of the five is missing, empty or ill-formed", () => {
		for (const name of Object.keys(signed)) {
			const { [name]: value = "", ...others } = signed;
			for (const headers of [
				others,
				{ ...others, [name]: "" },
				{ ...others, [name]: `${value},` },
				{ [name]: value },
			]) {
				expect(choose(headers)).toBe("malformed_request");
				expect(choose({ ...headers, authorization: "Bearer a.b.c" })).toBe("malformed_request");
			}
		}
	});

	it("is a conflict when both are there, however valid", () => {
		for (const authorization of ["Bearer a.b.c", "Basic YTpi", "x"]) {
			expect(choose({ ...signed, authorization })).toBe("conflicting_credentials");
		}
	});

	it("refuses a content type that no line of the string to sign can carry", () => {
		for (const contentType of ["a\tb", "a\u0001", "a\u007f", "ä", "a\ufffd"]) {
			expect(choose({ ...signed, "content-type": contentType })).toBe("malformed_request");
			expect(choose({ ...signed, "content-type": contentType, authorization: "Bearer a.b.c" })).toBe(
				"malformed_request",
			);
		}
		expect(choose({ authorization: "Bearer a.b.c", "content-type": "ä" })).toBe("jwt a.b.c");
	});
});
