import { type Answers, algorithms, encodings, sharedAlgorithms, tokenSources } from "./answers.ts";
import { always, type Choice, type Known, never, question } from "./question.ts";
import { readOneOf, readOrigin, readSecretPlace, readText } from "./readings.ts";

const hasTokens = ({ jwt }: Partial<Answers>): boolean => jwt !== undefined;
const mints = ({ answers }: Known): boolean => answers.jwt === "key" || answers.jwt === "secret";

const sourceQuestion = question({
	name: "jwt",
	options: "--scheme <name> for signed requests, or --jwt <source> for tokens",
	asks: {
		message: "Which tokens can the runner have?",
		choices: () => [
			{ value: "key", label: "Those that it signs with a private key", hint: "the gateway trusts its public half" },
			{ value: "secret", label: "Those that it signs with a shared secret", hint: "HS256 and its like" },
			{ value: "jwks", label: "Those of an issuer that it runs", hint: "the gateway fetches its key set there" },
			{ value: "token", label: "One valid token", hint: "less can be tested with it" },
			{ value: "", label: "None" },
		],
	},
	applies: always,
	needed: ({ answers }) => answers.scheme === undefined,
	usual: ({ answers }) => (answers.scheme === undefined ? undefined : ""),
	read: readOneOf(tokenSources),
});

const jwtVariable = { key: "COUNTERSIGN_JWK", secret: "COUNTERSIGN_JWT_SECRET", token: "COUNTERSIGN_TOKEN" } as const;

function algorithmChoices({ answers }: Known): readonly Choice[] {
	const shared: readonly string[] = sharedAlgorithms;
	const fitting = algorithms.filter((name) => shared.includes(name) === (answers.jwt === "secret"));
	return fitting.map((value) => ({ value, label: value }));
}

/** What has to be known of tokens, where there are any. */
export const tokenQuestions = [
	sourceQuestion,
	question({
		name: "jwtSecret",
		options: "--jwt-env <name> or --jwt-file <file>",
		asks: {
			message:
				"Where is the private key as a JWK, the shared secret, or the token? An environment variable, or the path of a file",
			example: "CI_JWK or ./key.jwk",
		},
		applies: ({ answers }) => hasTokens(answers) && answers.jwt !== "jwks",
		needed: always,
		usual: ({ answers: { jwt } }) => (jwt === undefined || jwt === "jwks" ? undefined : jwtVariable[jwt]),
		read: readSecretPlace,
	}),
	question({
		name: "jwtEncoding",
		options: "--jwt-encoding <name>",
		applies: ({ answers }) => answers.jwt === "secret",
		needed: never,
		read: readOneOf(encodings),
	}),
	question({
		name: "kid",
		options: "--kid <id>",
		asks: { message: "Id of that key (kid); Enter where the gateway looks for none", example: "ci-1" },
		applies: mints,
		needed: never,
		found: ({ keyFacts }) => keyFacts.kid,
		read: readText,
	}),
	question({
		name: "algorithm",
		options: "--alg <name>",
		asks: { message: "What it signs with", choices: algorithmChoices },
		applies: mints,
		needed: always,
		found: ({ keyFacts }) => keyFacts.alg,
		usual: ({ answers }) => (answers.jwt === "secret" ? "HS256" : undefined),
		read: readOneOf(algorithms),
	}),
	question({
		name: "issuer",
		options: "--issuer <text>",
		asks: {
			message: "Issuer that the gateway expects (iss), to the letter; Enter where it looks at none",
			example: "https://issuer.example/",
		},
		applies: ({ answers }) => hasTokens(answers) && answers.jwt !== "token",
		needed: never,
		read: readText,
	}),
	question({
		name: "audience",
		options: "--audience <text>",
		asks: {
			message: "Audience that it expects (aud); Enter where it looks at none",
			example: "https://api.example",
		},
		applies: ({ answers }) => hasTokens(answers) && answers.jwt !== "token",
		needed: never,
		read: readText,
	}),
	question({
		name: "issuerControl",
		options: "--issuer-control <url>",
		asks: { message: "Where the issuer of `countersign peers` runs", example: "http://127.0.0.1:8790" },
		applies: ({ answers }) => answers.jwt === "jwks",
		needed: always,
		usual: () => "http://127.0.0.1:8790",
		read: readOrigin,
	}),
] as const;
