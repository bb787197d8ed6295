import type { Answers } from "./answers.ts";
import { example, given, Members } from "./commented-json.ts";
import { type DocumentParts, noted } from "./document-parts.ts";

const exampleKey = { kid: "ci-1", alg: "ES256", jwk: { env: "CI_JWK" } } as const;
const exampleParty = { issuer: "https://issuer.example/", audience: "https://api.example" } as const;

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
	const says =
		answers.jwt === "token"
			? 'One valid token, from its place: { "env": NAME } or { "file": PATH }.'
			: "Tokens that the runner signs: what the gateway expects of iss and aud, and private keys that it trusts.";
	const members = answers.jwt === "token" ? tokenMembers(parts) : keyMembers(answers);
	return [given("jwt", new Members(members), noted(says, notes.jwt)), ...issuerMembers(parts)];
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

function keyMembers({ issuer = "", audience = "", kid = "", algorithm = "ES256", jwtSecret }: Answers) {
	const jwk = { ...(jwtSecret ?? { env: "COUNTERSIGN_JWK" }) };
	return [
		given("issuer", issuer),
		given("audience", audience),
		example(
			{ algorithms: [algorithm] },
			"What the gateway accepts, where that is more than the algorithms of the keys.",
		),
		example({ claims: { org_id: "org_ci" } }, "Further claims that it asks of every token."),
		given(
			"keys",
			[{ kid, alg: algorithm, jwk }],
			"A JWK with its private members, whose place stands here: in an environment variable or a file.",
		),
	];
}

function issuerMembers({ answers: { jwt, issuerControl }, checksFor }: DocumentParts) {
	const says = "The issuer of `countersign peers`, where the gateway fetches its key set, /jwks/main.json.";
	if (jwt === "jwks" && issuerControl !== undefined) return [given("issuer", { control: issuerControl }, says)];
	return jwt === "key"
		? [example({ issuer: { control: "http://127.0.0.1:8790" } }, `${says} ${checksFor("issuer")}`)]
		: [];
}
