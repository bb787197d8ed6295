import { type Answers, sharedAlgorithms } from "./answers.ts";
import { example, given, type Json, Members } from "./commented-json.ts";
import { type DocumentParts, noted } from "./document-parts.ts";

const exampleKey = { kid: "ci-1", alg: "ES256", jwk: { env: "CI_JWK" } } as const;
const exampleParty = { issuer: "https://issuer.example/", audience: "https://api.example" } as const;

const sentences: Readonly<Record<NonNullable<Answers["jwt"]>, string>> = {
	key: "Tokens that the runner signs with a private key, whose public half the gateway trusts.",
	secret: "Tokens that the runner signs with a secret that the gateway shares.",
	jwks: "Tokens of an issuer that the runner is, with keys that it makes.",
	token: 'One valid token, from its place: { "env": NAME } or { "file": PATH }.',
};

/** The members of tokens; as an example where the gateway takes none. */
export function jwtMembers(parts: DocumentParts) {
	const { answers, notes, checksFor } = parts;
	if (answers.jwt === undefined) {
		return [
			example(
				{ jwt: { ...exampleParty, keys: [exampleKey] } },
				`If callers may bear tokens (JWT), too: a key that the gateway trusts. ${checksFor("jwt", "jwt.sign")}`,
			),
		];
	}
	const members = answers.jwt === "token" ? tokenMembers(parts) : signingMembers(parts);
	return [given("jwt", new Members(members), noted(sentences[answers.jwt], notes.jwt)), ...issuerMembers(parts)];
}

function tokenMembers({ answers: { jwtSecret = { env: "COUNTERSIGN_TOKEN" } }, checksFor }: DocumentParts) {
	return [
		example(
			{ ...exampleParty, keys: [exampleKey] },
			`A signing key in its place, with what the gateway expects of iss and aud. ${checksFor("jwt.sign")}`,
		),
		given("token", { ...jwtSecret }),
	];
}

function signingMembers({ answers, checksFor }: DocumentParts) {
	const { issuer, audience, algorithm } = answers;
	const iss = `What the gateway expects of iss, to the letter. ${checksFor("jwt.issuer")}`;
	const aud = `What the gateway expects of aud. ${checksFor("jwt.audience")}`;
	return [
		issuer === undefined ? example({ issuer: exampleParty.issuer }, iss) : given("issuer", issuer, iss),
		audience === undefined ? example({ audience: exampleParty.audience }, aud) : given("audience", audience, aud),
		algorithm === undefined
			? example({ algorithms: ["ES256", "RS256"] }, "What the gateway accepts; these, of each of which a key is made.")
			: example({ algorithms: [algorithm] }, "What the gateway accepts, where that is more than those of the keys."),
		example({ header: { typ: "at+jwt" } }, "Further members of every token's header."),
		example({ claims: { org_id: "org_ci" } }, "Further claims that it asks of every token."),
		...keyMembers(answers),
	];
}

function keyMembers({ jwt, kid, algorithm = "ES256", jwtSecret, jwtEncoding }: Answers) {
	if (jwtSecret === undefined || jwt === "jwks") return [];
	const place = { ...jwtSecret };
	const name = kid === undefined ? {} : { kid };
	const bytes = jwtEncoding === undefined ? {} : { encoding: jwtEncoding };
	const key: { [name: string]: Json } =
		jwt === "secret" ? { ...name, alg: algorithm, secret: place, ...bytes } : { ...name, alg: algorithm, jwk: place };
	const says =
		jwt === "secret"
			? 'Where the secret is; "encoding": "base64" beside it, if its text is not the secret itself.'
			: "Where the private key is, as a JWK.";
	return [given("keys", [key], kid === undefined ? `${says} "kid" names it in the header of tokens.` : says)];
}

function issuerMembers({ answers: { jwt, issuerControl, algorithm }, checksFor }: DocumentParts) {
	const says = "The issuer of `countersign peers`, where the gateway fetches its key set, /jwks/main.json.";
	if (jwt === "jwks" && issuerControl !== undefined) {
		const soon = `Within how many seconds the gateway takes what is published there; 0 if it fetches it for every token. ${checksFor("key-set")}`;
		const members = [given("control", issuerControl), example({ keySetSeconds: 0 }, soon)];
		return [given("issuer", new Members(members), says)];
	}
	const isShared = sharedAlgorithms.some((name) => name === algorithm);
	if (jwt !== "key" || isShared) return [];
	return [example({ issuer: { control: "http://127.0.0.1:8790" } }, `${says} ${checksFor("issuer")}`)];
}
