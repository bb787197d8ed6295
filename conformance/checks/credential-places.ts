import type { Change, Probe } from "../client/probe.ts";
import type { Check, Need, Severity } from "../engine/check.ts";
import { bearer, fields, none } from "./credential-parts.ts";
import { refused } from "./expect.ts";
import { differing, signedWrite } from "./signed.ts";

const carriedToken = (to: "query" | "cookie" | "form", as: string): Change => ({
	carry: { header: "Authorization", to, as },
});

interface Elsewhere {
	slug: string;
	what: string;
	defect: Partial<Probe>;
	twin?: Probe;
	threats: readonly string[];
	severity?: Severity;
	references?: readonly string[];
	needs?: readonly Need[];
}

/** CRED-04: the right proof in the wrong place. */
const elsewhere: Check[] = (
	[
		{
			slug: "access-token-in-query",
			what: "a token in the query",
			twin: bearer,
			defect: { after: [carriedToken("query", "access_token")] },
			threats: ["AUT-10"],
			references: ["RFC 6750 §5.3", "RFC 9700 §4.3.2"],
		},
		{
			slug: "token-in-query",
			what: "a token in the query under another name",
			twin: bearer,
			defect: { after: [carriedToken("query", "token")] },
			threats: ["AUT-10"],
			references: ["RFC 6750 §5.3"],
		},
		{
			slug: "access-token-in-form",
			what: "a token in a form",
			twin: bearer,
			defect: {
				method: "POST",
				headers: [["Content-Type", "application/x-www-form-urlencoded"]],
				after: [carriedToken("form", "access_token")],
			},
			threats: ["AUT-11"],
			references: ["RFC 6750 §2.2"],
		},
		{
			slug: "access-token-in-cookie",
			what: "a token in a cookie",
			twin: bearer,
			defect: { after: [carriedToken("cookie", "access_token")] },
			threats: ["AUT-11"],
			references: ["CWE-352"],
		},
		{
			slug: "authorization-in-cookie",
			what: "a token in a cookie called Authorization",
			twin: bearer,
			defect: { after: [carriedToken("cookie", "Authorization")] },
			threats: ["AUT-11"],
			references: ["CWE-352"],
		},
		{
			slug: "hmac-in-query",
			what: "the five HMAC fields in the query",
			defect: { after: fields.map((name): Change => ({ carry: { header: name, to: "query", as: name } })) },
			threats: ["KEY-25", "AUT-20"],
			references: ["CVE-2026-41145"],
		},
		{
			slug: "hmac-in-cookie",
			what: "the five HMAC fields in cookies",
			defect: { after: fields.map((name): Change => ({ carry: { header: name, to: "cookie", as: name } })) },
			threats: ["KEY-25"],
			references: ["CWE-352"],
		},
		{
			slug: "hmac-in-form",
			what: "the five HMAC fields in a form",
			twin: { ...signedWrite, body: { text: "a=1" } },
			defect: { after: fields.map((name): Change => ({ carry: { header: name, to: "form", as: name } })) },
			threats: ["KEY-25"],
			references: ["CVE-2026-41145"],
		},
		{
			slug: "short-names-in-query",
			what: "a key id and a signature in the query",
			defect: { ...none, query: "key_id=live_org_test123&signature=x&timestamp=1" },
			threats: ["KEY-25"],
			references: ["CVE-2026-41145"],
		},
		{
			slug: "password-in-query",
			what: "a user and a password in the query",
			defect: { ...none, query: "user=admin&password=admin&api_key=x" },
			threats: ["AUT-20"],
			references: ["CWE-287"],
		},
	] satisfies Elsewhere[] as readonly Elsewhere[]
).map(({ slug, what, severity = "high", references = ["CWE-287"], ...told }) =>
	differing({
		id: `CRED-04/${slug}`,
		title: `takes ${what} for no credential`,
		severity,
		references,
		...told,
		expect: refused("unauthenticated"),
	}),
);

const split: Check[] = fields.map((name) =>
	differing({
		id: `CRED-04/only-${name.toLowerCase()}-in-query`,
		title: `does not take ${name} from the query where the other fields are headers`,
		severity: "critical",
		threats: ["AUT-20", "KEY-25"],
		references: ["CVE-2026-41145"],
		defect: { after: [{ carry: { header: name, to: "query", as: name } }] },
		expect: refused("malformed_request"),
	}),
);

/** CRED-04: a credential counts where it belongs, and nowhere else. */
export const credentialPlaceChecks: readonly Check[] = [...elsewhere, ...split];
