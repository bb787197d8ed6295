import type { TokenDefect } from "../client/probe.ts";
import type { Check } from "../engine/check.ts";
import { refusesToken } from "./bearer.ts";
import { scenario } from "./define.ts";
import { accepted, refused } from "./expect.ts";
import { honestToken, textOf } from "./honest-token.ts";
import { keySetCheck } from "./key-set.ts";
import { asked, told } from "./key-set-timeline.ts";
import { each, inOrder } from "./series.ts";

const refusal = refused("invalid_token");

/** JWT-KEY-01: a kid that is a text of 1 to 256 characters. */
const form = [
	...(
		[
			["absent", { omit: ["header.kid"] }],
			["empty", { header: { kid: "" } }],
			["number", { header: { kid: 1 } }],
			["null", { header: { kid: null } }],
			["true", { header: { kid: true } }],
			["array", { header: { kid: ["x"] } }],
			["object", { header: { kid: {} } }],
			["huge", { header: { kid: "k".repeat(4000) } }],
		] as const
	).map(([slug, token]) =>
		refusesToken({
			id: `JWT-KEY-01/${slug}`,
			title: "refuses a well-signed token without a kid that could name its key",
			severity: slug === "absent" ? "low" : "medium",
			threats: [slug === "absent" ? "JWT-10" : "JWT-11"],
			references: ["RFC 8725 §3.10"],
			token,
		}),
	),
	keySetCheck({
		id: "JWT-KEY-01/bound",
		title: "accepts a kid of 256 characters and refuses one of 257, although the issuer publishes both",
		severity: "low",
		threats: ["JWT-11"],
		references: [],
		keys: [256, 257].map((length) => ({ $key: "right", kid: "k".repeat(length) })),
		twin: { header: { kid: "k".repeat(256) } },
		token: { header: { kid: "k".repeat(257) } },
		expect: refusal,
	}),
];

/** JWT-KEY-01 again: a kid that only becomes the text of a key's kid when somebody makes a text of it. */
const madeTexts = (
	[
		["number", "1", 1],
		["true", "true", true],
		["null", "null", null],
		["array", "x", ["x"]],
		["object", "[object Object]", {}],
		["absent", "undefined", undefined],
	] as const
).map(([slug, published, kid]) =>
	keySetCheck({
		id: `JWT-KEY-01/made-text-of-${slug}`,
		title: "makes no text of a kid that is none, although the issuer publishes a key of that name",
		severity: "medium",
		threats: ["JWT-11"],
		references: ["RFC 8725 §3.10"],
		keys: [{ $key: "right", $alg: "ES256", kid: published }],
		twin: { alg: "ES256", header: { kid: published } },
		token: kid === undefined ? { alg: "ES256", omit: ["header.kid"] } : { alg: "ES256", header: { kid } },
		expect: refusal,
	}),
);

/** JWT-KEY-02: the key of this very kid, from the set and from nowhere else. */
const lookUp = [
	...(
		[
			["unknown", "no-such-key", "medium"],
			["path", "../../../../dev/null", "medium"],
			["query", "' OR '1'='1", "medium"],
			["url", "https://keys.test/jwks.json", "medium"],
			["prototype", "__proto__", "medium"],
			["inherited", "constructor", "medium"],
			["index", "0", "medium"],
			["wildcard", "*", "medium"],
		] as const
	).map(([slug, kid, severity]) =>
		refusesToken({
			id: `JWT-KEY-02/${slug}`,
			title: "refuses a token, well signed by the issuer's key, under a kid that the set does not have",
			severity,
			threats: ["JWT-11"],
			references: ["RFC 8725 §3.10", "CWE-20"],
			token: { header: { kid } },
		}),
	),
	scenario({
		id: "JWT-KEY-02/other-spellings",
		title: "refuses the kid of the right key in another spelling",
		severity: "medium",
		threats: ["JWT-11"],
		references: ["RFC 7517 §4.5"],
		needs: ["jwt.sign"],
		run: async (trial) => {
			const kid = textOf((await honestToken(trial)).header, "kid");
			const spellings = [kid.toUpperCase(), kid.toLowerCase(), ` ${kid}`, `${kid} `, `${kid}\0`, kid.slice(0, -1)];
			const others = spellings.filter((spelling) => spelling !== kid && spelling !== "");
			return each(
				trial,
				others.map((spelling) => ({ credential: "jwt", token: { header: { kid: spelling } } })),
				refusal,
			);
		},
	}),
	refusesToken({
		id: "JWT-KEY-02/embedded-key",
		title: "refuses a token that is signed by a key which it brings along itself",
		severity: "critical",
		threats: ["JWT-07"],
		references: ["CVE-2018-0114", "RFC 8725 §3.10"],
		token: { key: "foreign", header: { jwk: { $key: "foreign" } } },
	}),
	keySetCheck({
		id: "JWT-KEY-02/kid-of-another-key",
		title: "refuses a token under the kid of another key of the same kind, although its own key is in the set",
		severity: "high",
		threats: ["JWT-12"],
		references: ["RFC 7515 §4.1.4"],
		keys: [
			{ $key: "right", $alg: "ES256", kid: "own" },
			{ $key: "foreign", $alg: "ES256", kid: "another" },
		],
		twin: { alg: "ES256", header: { kid: "own" } },
		token: { alg: "ES256", header: { kid: "another" } },
		expect: refusal,
	}),
	keySetCheck({
		id: "JWT-KEY-02/key-without-kid",
		title: "refuses a token whose key is in the set without a kid",
		severity: "low",
		threats: ["JWT-10"],
		references: ["RFC 7517 §4.5"],
		keys: [
			{ $key: "right", $alg: "RS256", kid: "good" },
			{ $key: "right", $alg: "ES256", kid: null },
		],
		twin: { alg: "RS256", header: { kid: "good" } },
		token: { alg: "ES256", header: { kid: "undefined" } },
		expect: refusal,
	}),
	scenario({
		id: "JWT-KEY-02/set-of-another-gateway",
		title: "takes a key from the set of its own issuer, and not one of the same kid from that of another gateway",
		severity: "critical",
		threats: ["JWK-20"],
		references: ["CWE-345"],
		needs: ["fresh"],
		spares: { default: 2 },
		run: async (trial) => {
			const [ours, theirs] = [await trial.fresh(), await trial.fresh()];
			const kid = "of-two-gateways";
			const ourToken: TokenDefect = { header: { kid } };
			const theirToken: TokenDefect = { header: { kid }, key: "foreign" };
			return inOrder(trial, [
				told(trial, theirs, { mode: "ok", keys: [{ $key: "foreign", kid }] }),
				asked(trial, theirs, theirToken, accepted()),
				told(trial, ours, { mode: "ok", keys: [{ $key: "right", kid }] }),
				asked(trial, ours, ourToken, accepted()),
				asked(trial, ours, theirToken, refusal),
				asked(trial, theirs, ourToken, refusal),
			]);
		},
	}),
];

export const jwtKeyChecks: readonly Check[] = [...form, ...madeTexts, ...lookUp];
