import { builtInSchemes } from "../client/protocol.ts";
import { type AnswerName, type Answers, algorithms, encodings, sharedAlgorithms, tokenSources } from "./answers.ts";
import type { Sighting } from "./ask-target.ts";
import type { KeyFacts } from "./key-facts.ts";
import {
	type Reading,
	readEcho,
	readOneOf,
	readOrigin,
	readRoute,
	readScheme,
	readSecretPlace,
	readText,
	type Surroundings,
} from "./readings.ts";
import { challengesOf } from "./sight.ts";

/** What is known when a question comes up. */
export interface Known extends Surroundings {
	answers: Partial<Answers>;
	sightings: readonly Sighting[];
	/** What the private key says of itself, if it is there. */
	keyFacts: KeyFacts;
}

export interface Choice {
	/** The answer as text; `""` leaves it out, `another` asks for a text. */
	value: string;
	label: string;
	hint?: string;
}

/** One thing that `init` has to know, on a terminal and on the command line. */
export interface Question<Name extends AnswerName = AnswerName> {
	name: Name;
	/** The options that answer it, as an error names them. */
	options: string;
	/** Asked on a terminal; without it only the option answers. */
	asks?: {
		message: string;
		example?: string;
		choices?(known: Known): readonly Choice[];
		/** The message where another text than those of the choices is asked for. */
		otherwise?: string;
	};
	applies(known: Known): boolean;
	/** Whether there is no config without it. */
	needed(known: Known): boolean;
	/** A fact that answers it, if nobody says otherwise. */
	found?(known: Known): string | undefined;
	/** What is proposed on a terminal, and taken with `--yes`. */
	usual?(known: Known): string | undefined;
	read(text: string, surroundings: Surroundings): Reading<Answers[Name]>;
}

const always = (): boolean => true;
const never = (): boolean => false;
const signs = ({ answers }: Known): boolean => answers.scheme !== undefined;
const hasTokens = ({ jwt }: Partial<Answers>): boolean => jwt !== undefined;
const mints = ({ answers }: Known): boolean => answers.jwt === "key" || answers.jwt === "secret";

function question<Name extends AnswerName>(asked: Question<Name>): Question<Name> {
	return asked;
}

const another: Choice = { value: "another", label: "By a scheme of our own", hint: "a file; see: schema scheme" };

const schemeQuestion = question({
	name: "scheme",
	options: "--scheme <name>",
	asks: {
		message: "How do callers sign their requests?",
		example: "./scheme.json",
		otherwise: "Path of the scheme file",
		choices: () => [
			...Object.keys(builtInSchemes).map((name) => ({ value: name, label: `By ${name}` })),
			another,
			{ value: "", label: "They do not", hint: "they bear tokens" },
		],
	},
	applies: always,
	needed: never,
	usual: ({ sightings }) => {
		const asked = challengesOf(sightings);
		if (asked.has("countersign")) return "countersign-v1";
		return asked.has("bearer") ? "" : undefined;
	},
	read: readScheme,
});

const keyQuestions = [
	question({
		name: "keyId",
		options: "--key-id <id>",
		asks: { message: "Id of the key that the runner signs with", example: "live_org_ci" },
		applies: signs,
		needed: always,
		usual: ({ env }) => env["COUNTERSIGN_KEY_ID"],
		read: readText,
	}),
	question({
		name: "secret",
		options: "--secret-env <name> or --secret-file <file>",
		asks: {
			message: "Where is its secret? An environment variable, or the path of a file; never the secret itself",
			example: "CI_HMAC_SECRET or ./secret",
		},
		applies: signs,
		needed: always,
		usual: () => "COUNTERSIGN_SECRET",
		read: readSecretPlace,
	}),
] as const;

const tokenQuestion = question({
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

const jwtQuestions = [
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

const routeQuestion = (name: "write" | "other" | "public", message: string, example: string) =>
	question({
		name,
		options: `--${name} <route>`,
		asks: { message: `${message}; Enter leaves it out`, example },
		applies: always,
		needed: never,
		read: readRoute,
	});

const routeQuestions = [
	question({
		name: "read",
		options: "--read <route>",
		asks: { message: "A route to read from: method, path and scopes, if any", example: "GET /sites/{id} sites:read" },
		applies: always,
		needed: always,
		usual: () => "GET /{id}",
		read: readRoute,
	}),
	routeQuestion("write", "One to write to", "POST /sites/{id} sites:write"),
	routeQuestion("other", "Another one, which asks for other scopes", "GET /users/{id} users:read"),
	routeQuestion("public", "One that is open to all", "GET /hi"),
] as const;

/** What must be known before the target is asked. */
export const firstQuestions: readonly Question[] = [
	question({
		name: "target",
		options: "--target <url>",
		asks: { message: "Where is the gateway reached?", example: "https://staging.api.example" },
		applies: always,
		needed: always,
		read: readOrigin,
	}),
	question({
		name: "publicOrigin",
		options: "--public-origin <url>",
		applies: always,
		needed: never,
		read: readOrigin,
	}),
	question({ name: "ca", options: "--ca <file>", applies: always, needed: never, read: readText }),
];

/** What its answers may help to know. */
export const furtherQuestions: readonly Question[] = [
	schemeQuestion,
	...keyQuestions,
	tokenQuestion,
	...jwtQuestions,
	...routeQuestions,
	question({
		name: "echo",
		options: "--echo [url]",
		asks: {
			message: "If the upstream of `countersign peers` is behind it, where does that run? Enter leaves it out",
			example: "http://127.0.0.1:8791",
		},
		applies: always,
		needed: never,
		read: readEcho,
	}),
	question({
		name: "errors",
		options: "--errors <style>",
		applies: always,
		needed: never,
		read: readOneOf(["countersign", "any"] as const),
	}),
];
