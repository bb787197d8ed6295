import { type TokenCase, tokenFile } from "../make/token.ts";
import { publicJwk } from "../published-keys.ts";

const header = (
	slug: string,
	requirement: string,
	flag: string,
	comment: string,
	members: Readonly<Record<string, unknown>>,
): TokenCase => ({
	slug,
	requirement,
	flags: [flag],
	comment,
	header: members,
	step: "token-form",
});

const typ = (slug: string, comment: string, value: unknown): TokenCase => ({
	slug: `typ-${slug}`,
	requirement: "JWT-FORM-09",
	flags: ["TokenType"],
	comment,
	header: { typ: value },
});
const badTyp = (slug: string, comment: string, value: unknown): TokenCase => ({
	...typ(slug, comment, value),
	step: "token-form",
});

const URL = "https://attacker.example/keys.json";

const cases: readonly TokenCase[] = [
	{ slug: "plain", requirement: "JWT-FORM-09", flags: ["Baseline"], comment: "alg, typ and kid." },
	header("crit-unknown", "JWT-FORM-07", "CriticalExtension", "An unknown critical extension.", { crit: ["x"] }),
	header("crit-known", "JWT-FORM-07", "CriticalExtension", "exp as a critical extension.", { crit: ["exp"] }),
	header("crit-empty", "JWT-FORM-07", "CriticalExtension", "An empty list of critical extensions.", { crit: [] }),
	header("crit-string", "JWT-FORM-07", "CriticalExtension", "crit as a string.", { crit: "x" }),
	header("crit-null", "JWT-FORM-07", "CriticalExtension", "crit as null.", { crit: null }),
	header("b64-false", "JWT-FORM-07", "CriticalExtension", "An unencoded payload announced, without crit.", {
		b64: false,
	}),
	header("b64-true", "JWT-FORM-07", "CriticalExtension", "The default announced.", { b64: true }),
	header("zip", "JWT-FORM-07", "Compression", "A compressed payload announced.", { zip: "DEF" }),
	header("jwk", "JWT-FORM-08", "EmbeddedKey", "A key in the token.", { jwk: publicJwk("rsa-2") }),
	header("jwk-of-set", "JWT-FORM-08", "EmbeddedKey", "Even the right key in the token.", { jwk: publicJwk("rsa-1") }),
	header("jku", "JWT-FORM-08", "KeyUrl", "The address of a set in the token.", { jku: URL }),
	header("x5u", "JWT-FORM-08", "KeyUrl", "The address of a certificate in the token.", { x5u: URL }),
	header("x5c", "JWT-FORM-08", "EmbeddedKey", "A certificate in the token.", { x5c: ["MIIB"] }),
	typ("absent", "No typ.", undefined),
	typ("jwt", "JWT.", "JWT"),
	typ("jwt-lower-case", "jwt.", "jwt"),
	typ("at-jwt", "at+jwt.", "at+jwt"),
	typ("at-jwt-upper-case", "AT+JWT.", "AT+JWT"),
	typ("application-at-jwt", "application/at+jwt.", "application/at+jwt"),
	typ("application-jwt", "Application/JWT.", "Application/JWT"),
	badTyp("id-token", "A type that the policy does not list.", "id+jwt"),
	badTyp("logout", "A logout token.", "logout+jwt"),
	badTyp("security-event", "A security event.", "secevent+jwt"),
	badTyp("dpop", "A DPoP proof.", "dpop+jwt"),
	badTyp("jose-json", "The type of the JSON serialisation.", "JOSE+JSON"),
	badTyp("empty", "An empty typ.", ""),
	badTyp("blank", "A blank after the type.", "at+jwt "),
	badTyp("prefix", "A type that begins like one of the list.", "at+jwt2"),
	badTyp("other-prefix", "Another top-level type.", "text/jwt"),
	badTyp("twice-application", "application/ twice.", "application/application/jwt"),
	badTyp("null", "null.", null),
	badTyp("array", "An array.", ["JWT"]),
	badTyp("number", "A number.", 1),
	{
		slug: "typ-required",
		requirement: "JWT-FORM-09",
		flags: ["TokenType"],
		comment: "A policy that lists at+jwt alone.",
		policy: { typ: ["at+jwt"] },
	},
	{
		slug: "typ-required-absent",
		requirement: "JWT-FORM-09",
		flags: ["TokenType"],
		comment: "No typ under a policy that lists at+jwt alone.",
		policy: { typ: ["at+jwt"] },
		header: { typ: undefined },
		step: "token-form",
		twin: "typ-required",
	},
	{
		slug: "typ-required-other",
		requirement: "JWT-FORM-09",
		flags: ["TokenType"],
		comment: "JWT under a policy that lists at+jwt alone.",
		policy: { typ: ["at+jwt"] },
		header: { typ: "JWT" },
		step: "token-form",
		twin: "typ-required",
	},
	{
		slug: "unknown-member",
		requirement: "JWT-FORM-07",
		flags: ["CriticalExtension"],
		comment: "A member that nobody knows, and that is not critical, means nothing.",
		header: { x: 1, cty: "text/plain" },
	},
];

export const jwtHeader = tokenFile(
	"jwt-header",
	"Members of the header: what is refused whatever the signature says, and the type.",
	cases,
);
