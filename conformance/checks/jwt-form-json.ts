import type { Check, Need } from "../engine/check.ts";
import { refusesToken } from "./bearer.ts";
import { scenario } from "./define.ts";
import { accepted, refused } from "./expect.ts";
import { honestToken } from "./honest-token.ts";
import { each } from "./series.ts";

/** JWT-FORM-05: one JSON object in well-formed UTF-8. U+DC80 to U+DCFF stand for the bytes 80 to FF. */
const json = [
	...(
		[
			["byte-order-mark", "a byte order mark before", "\ufeff{{honest}}", "medium"],
			["junk-after", "more text after", "{{honest}}x", "medium"],
			["nul-after", "a NUL after", "{{honest}}\0", "medium"],
			["second-object", "a second object after", "{{honest}}{}", "medium"],
			["array", "an array around", "[{{honest}}]", "medium"],
			["trailing-comma", "a comma after the last member of", "{{honest},}", "low"],
			["comment", "a comment in", "{{honest}/**/}", "low"],
			["broken-utf8", "a byte that is not UTF-8 in", '{{honest},"note":"\udcff"}', "medium"],
			["overlong-utf8", "an overlong UTF-8 sequence in", '{{honest},"note":"\udcc1\udc81"}', "medium"],
			["encoded-surrogate", "a surrogate encoded as UTF-8 in", '{{honest},"note":"\udced\udca0\udc80"}', "medium"],
			["control-character", "a bare line feed in a text of", '{{honest},"note":"a\nb"}', "low"],
		] as const
	).flatMap(([slug, what, text, severity]) => [
		refusesToken({
			id: `JWT-FORM-05/payload-${slug}`,
			title: `refuses a token with ${what} the object of its payload`,
			severity,
			threats: ["JWT-49"],
			references: ["RFC 8725 §3.7"],
			token: { claimsText: text },
		}),
		refusesToken({
			id: `JWT-FORM-05/header-${slug}`,
			title: `refuses a token with ${what} the object of its header`,
			severity,
			threats: ["JWT-49"],
			references: ["RFC 7515 §4"],
			token: { headerText: text },
		}),
	]),
	refusesToken({
		id: "JWT-FORM-05/nested-token",
		title: "refuses a token whose payload is another token",
		severity: "medium",
		threats: ["JWT-19"],
		references: ["RFC 8725 §3.3"],
		token: { header: { cty: "JWT" }, claimsText: "eyJhbGciOiJub25lIn0.e30." },
	}),
	scenario({
		id: "JWT-FORM-05/nested-good-token",
		title: "refuses a token whose payload is another token, although that one would be accepted",
		severity: "high",
		threats: ["JWT-19"],
		references: ["RFC 8725 §3.3", "RFC 7519 §5.2"],
		needs: ["jwt.sign"],
		run: async (trial) => {
			const { text } = await honestToken(trial);
			const plain = await trial.exchange({ credential: "none", headers: [["Authorization", `Bearer ${text}`]] });
			const good = await trial.judge.expect(plain, accepted());
			if (good.verdict !== "pass") return good;
			return each(
				trial,
				[{ cty: "JWT" }, {}].map((header) => ({ credential: "jwt", token: { header, claimsText: text } })),
				refused("invalid_token"),
			);
		},
	}),
	...(
		[
			["text", '"text"'],
			["null", "null"],
			["number", "1"],
			["nothing", " "],
		] as const
	).map(([slug, text]) =>
		refusesToken({
			id: `JWT-FORM-05/payload-is-${slug}`,
			title: "refuses a token whose payload is no JSON object",
			severity: "medium",
			threats: ["JWT-49"],
			token: { claimsText: text },
		}),
	),
];

/** A member can only be there twice if the honest token has it. */
const needsOfMember: Readonly<Record<string, readonly Need[]>> = { audience: ["jwt.audience"], issuer: ["jwt.issuer"] };

/** JWT-FORM-06: the twin has the same member once, or the same name at another depth. */
const duplicates = [
	...(
		[
			["subject", '{{honest},"sub":"someone-else"}'],
			["subject-first", '{"sub":"someone-else",{honest}}'],
			["expiry", '{{honest},"exp":4102444800}'],
			["audience", '{"aud":"https://elsewhere.test",{honest}}'],
			["scope", '{{honest},"scope":"everything"}'],
			["issuer", '{"iss":"https://elsewhere.test/",{honest}}'],
			["escaped-name", '{{honest},"\\u0073ub":"someone-else"}'],
			["blank-before-colon", '{{honest},"sub" :"someone-else"}'],
			["tab-before-colon", '{{honest},"sub"\t:"someone-else"}'],
			["line-feed-before-colon", '{{honest},"sub"\n:"someone-else"}'],
			["carriage-return-before-colon", '{{honest},"sub"\r:"someone-else"}'],
			["unknown-name", '{{honest},"x":1,"x":1}'],
			["nested-object", '{{honest},"x":{"y":{"a":1,"a":2}}}'],
			["object-in-array", '{{honest},"x":[1,{"a":1,"a":2}]}'],
			["after-array", '{{honest},"x":[1],"sub":"someone-else"}'],
			["after-object", '{{honest},"x":{"y":1},"sub":"someone-else"}'],
			["after-nesting", '{{honest},"x":[{"y":[]},[{}]],"sub":"someone-else"}'],
		] as const
	).map(([slug, claimsText]) =>
		refusesToken({
			id: `JWT-FORM-06/payload-${slug}`,
			title: "refuses a token with a member twice in its payload",
			severity: "high",
			threats: ["JWT-48"],
			references: ["RFC 7519 §4", "CWE-436"],
			needs: needsOfMember[slug] ?? [],
			twin: { claimsText: '{{honest},"x":{"sub":"1","y":{"sub":2}},"y":"sub\\":","z" : ["x" , "x"]}' },
			token: { claimsText },
		}),
	),
	...(
		[
			["algorithm", '{"alg":"none",{honest}}'],
			["algorithm-last", '{{honest},"alg":"none"}'],
			["key-id", '{"kid":"another",{honest}}'],
			["escaped-name", '{{honest},"\\u0061lg":"none"}'],
			["blank-before-colon", '{{honest},"alg" :"none"}'],
			["nested-object", '{{honest},"x":{"a":1,"a":1}}'],
		] as const
	).map(([slug, headerText]) =>
		refusesToken({
			id: `JWT-FORM-06/header-${slug}`,
			title: "refuses a token with a member twice in its header",
			severity: "high",
			threats: ["JWT-48"],
			references: ["RFC 7515 §4", "CWE-436"],
			token: { headerText },
		}),
	),
];

export const jwtJsonChecks: readonly Check[] = [...json, ...duplicates];
