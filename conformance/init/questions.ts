import { builtInSchemes } from "../client/protocol.ts";
import { always, type Choice, type Known, never, type Question, question } from "./question.ts";
import { readEcho, readOneOf, readOrigin, readRoute, readScheme, readSecretPlace, readText } from "./readings.ts";
import { challengesOf } from "./sight.ts";
import { tokenQuestions } from "./token-questions.ts";

const signs = ({ answers }: Known): boolean => answers.scheme !== undefined;

const keyIdIn = (env: Known["env"]): string | undefined => env["COUNTERSIGN_KEY_ID"];

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
	usual: ({ answers, env, sightings }) => {
		const hasKey = answers.keyId !== undefined || answers.secret !== undefined || keyIdIn(env) !== undefined;
		// Many gateways take both; whoever has told of tokens alone has no key.
		if (answers.jwt !== undefined && !hasKey) return "";
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
		usual: ({ env }) => keyIdIn(env),
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
	...tokenQuestions,
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
