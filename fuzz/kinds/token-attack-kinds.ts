import type { TokenAttack } from "../arbitraries/token-attack.ts";
import { type KindRow, kindsOf } from "./kind-rows.ts";

type Row = KindRow<TokenAttack>;

const spelt = (how: string, id: string): Row => ({
	id: `attack-${id}`,
	threats: ["JWT-31"],
	is: (attack) => attack.kind === "spelling" && attack.how === how,
});
const signedAs = (id: string, threats: readonly string[], ...how: readonly string[]): Row => ({
	id: `attack-signature-${id}`,
	threats,
	is: (attack) => attack.kind === "signature" && how.includes(attack.how),
});
const rewrites = (id: string, threats: readonly string[], name: string): Row => ({
	id: `attack-rewrites-${id}`,
	threats,
	is: (attack) => attack.kind === "rewrite" && attack.members.some(([own]) => own === name),
});
const forges = (id: string, threats: readonly string[], is: (alg: string, secret: string) => boolean): Row => ({
	id: `attack-forges-${id}`,
	threats,
	is: (attack) => attack.kind === "forge" && is(attack.alg, attack.secret),
});

/** What somebody who has no key of the issuer can do with a token. */
export const tokenAttackKinds = kindsOf<TokenAttack>([
	{ id: "attack-edits-the-text", threats: ["JWT-23", "JWT-32"], is: ({ kind }) => kind === "text" },
	{ id: "attack-turns-a-bit", threats: ["JWT-23"], is: ({ kind }) => kind === "bit" },
	{
		id: "attack-strips-the-signature",
		threats: ["JWT-22"],
		is: (attack) => attack.kind === "parts" && attack.order.length < 3,
	},
	{
		id: "attack-adds-a-part",
		threats: ["JWT-20", "JWT-32"],
		is: (attack) => attack.kind === "parts" && attack.order.length > 3,
	},
	{
		id: "attack-takes-parts-of-another",
		threats: ["JWT-24"],
		is: (attack) => attack.kind === "parts" && attack.order.includes(4),
	},
	spelt("padded", "pads-a-part"),
	spelt("standard", "spells-in-another-alphabet"),
	spelt("unused-bits", "sets-unused-bits"),
	spelt("broken-up", "breaks-a-line"),
	rewrites("the-algorithm", ["JWT-01", "JWT-04"], "alg"),
	rewrites("the-kid", ["JWT-11", "JWT-12"], "kid"),
	rewrites("the-subject", ["JWT-23"], "sub"),
	rewrites("the-expiry", ["JWT-36"], "exp"),
	rewrites("the-scopes", ["JWT-50"], "scope"),
	rewrites("the-organisation", ["JWT-55"], "org_id"),
	rewrites("the-audience", ["JWT-18", "JWT-44"], "aud"),
	rewrites("a-critical-extension", ["JWT-13"], "crit"),
	rewrites("a-key-set", ["JWT-08"], "jku"),
	{
		id: "attack-lays-out-anew",
		threats: ["JWT-31"],
		is: (attack) => attack.kind === "reformat" && attack.how !== "bom",
	},
	{
		id: "attack-byte-order-mark",
		threats: ["JWT-49"],
		is: (attack) => attack.kind === "reformat" && attack.how === "bom",
	},
	forges("nothing", ["JWT-01"], (alg, secret) => /^none$/i.test(alg) && secret === "none"),
	forges("none-in-other-letters", ["JWT-01"], (alg) => /^none$/i.test(alg) && alg !== "none"),
	forges("with-the-public-key", ["JWT-03"], (alg, secret) => /^hs/i.test(alg) && /^(?:pem|jwk|modulus)/.test(secret)),
	forges(
		"with-a-known-secret",
		["JWT-03"],
		(alg, secret) => /^hs/i.test(alg) && ["zeros", "empty", "kid"].includes(secret),
	),
	forges("in-other-letters", ["JWT-06"], (alg) => alg === "hs256" || alg === "HS256 "),
	forges("with-a-key-of-its-own", ["JWT-23"], (_, secret) => secret === "foreign-key"),
	signedAs("empty", ["JWT-22", "JWT-27"], "empty"),
	signedAs("of-zeros", ["JWT-26"], "zeros"),
	signedAs("of-the-order", ["JWT-26"], "order"),
	signedAs("in-der", ["JWT-27"], "der"),
	signedAs("of-another-length", ["JWT-27", "JWT-29"], "cut", "longer"),
	signedAs("of-other-claims", ["JWT-24"], "of-other-claims"),
	{ id: "attack-wraps-the-token", threats: ["JWT-32", "AUT-07"], is: ({ kind }) => kind === "wrap" },
]);
