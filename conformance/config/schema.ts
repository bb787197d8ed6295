import { z } from "zod";
import { Jwt } from "./jwt-schema.ts";
import { SecretSource } from "./secret-source.ts";

const HmacKey = z.strictObject({ id: z.string().min(1), secret: SecretSource });

const RotatedKey = z.strictObject({
	id: z.string().min(1),
	secrets: z.array(SecretSource).min(2).describe("the secrets that are active at the same time"),
	retired: SecretSource.optional().describe("one that the key once had and that must not work any more"),
});

const KeyCommand = z.array(z.string()).min(1);

const RevocableKey = HmacKey.extend({
	revoke: KeyCommand.describe("the command that revokes it: a program and its arguments, run in this file's folder"),
	restore: KeyCommand.optional().describe(
		"the command that lets it in again; without one, the measurement uses the key up",
	),
}).describe("one that nobody else uses, to measure how long it is accepted after it is revoked");

const SmallQuotaKey = HmacKey.extend({
	quota: z
		.strictObject({
			requests: z.int().min(1).max(50).describe("how many requests it may make in that time; best 4 or more"),
			seconds: z.int().min(1).max(86_400).describe("in how many seconds; best 10 to 60"),
		})
		.describe(
			"what the target lets in under the key at most: of a token bucket its size, and the seconds in which that many tokens flow in",
		),
}).describe("one that nobody else uses and that may be used up, to see whether its quota holds");

const Path = z
	.string()
	.regex(/^\/[^\s?#]*$/, 'a path that begins with "/", without query or blanks; {id} becomes a fresh token');

const Route = z.strictObject({
	method: z.enum(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]),
	path: Path,
	body: z
		.strictObject({ contentType: z.string().min(1).optional(), text: z.string() })
		.optional()
		.describe("what the target asks of a request here that has no body of its own: a webhook, for example"),
	scopes: z.array(z.string()).optional().describe("scopes that a caller needs here"),
});

const HttpOrigin = z.string().refine(isHttpOrigin, "scheme and authority only, for example https://staging.example");

function isHttpOrigin(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const { protocol, pathname, search, hash, username, password } = new URL(text);
	return (
		(protocol === "https:" || protocol === "http:") && pathname === "/" && search + hash + username + password === ""
	);
}

/** `countersign.json`: a target, and what its operator gives to test it with. */
export const RunnerConfig = z
	.strictObject({
		$schema: z.string().optional(),
		target: HttpOrigin.describe("where the gateway is reached"),
		publicOrigin: HttpOrigin.optional().describe("what its callers use and sign, where that differs from `target`"),
		ca: z.string().min(1).optional().describe("path of a PEM file of authorities to trust in place of the public ones"),
		errors: z
			.enum(["countersign", "any"])
			.default("any")
			.describe("whether refusals carry the codes of the specification"),
		specification: z
			.boolean()
			.optional()
			.describe(
				"whether the target claims to follow the specification of Countersign in everything, as one with its error codes does; otherwise what is only less strict is a warning, and choices of the specification are not asked about",
			),
		scheme: z
			.string()
			.min(1)
			.default("countersign-v1")
			.describe("name of a built-in signing scheme, or path of a scheme file"),
		marker: z.string().min(1).default("x-request-id").describe("header that only the gateway's own answers carry"),
		timeoutMs: z.int().min(100).max(600_000).optional().describe("for one exchange"),
		rate: z.number().positive().optional().describe("requests per second"),
		concurrency: z.int().min(1).max(256).optional().describe("checks at once"),
		serverTiming: z
			.boolean()
			.optional()
			.describe("whether it is switched on that the gateway sends Server-Timing to the authenticated"),
		hostList: z.boolean().optional().describe("whether the gateway serves only the hosts that it is told"),
		otherHost: z
			.string()
			.regex(/^[a-z0-9._-]+(?::[1-9][0-9]{0,4})?$/, "a host in lower case, with its port if it has one of its own")
			.optional()
			.describe("another authority under which the gateway is reached"),
		direct: z
			.boolean()
			.optional()
			.describe(
				"whether nothing stands in front of the gateway that may rewrite or hold back requests, as an edge does",
			),
		platform: HttpOrigin.optional().describe(
			"something on the same platform, behind the same edge, that answers every request and is no gateway: a server error or a lost connection that it shows for the same bytes is not the gateway's, and one that it does not show is",
		),
		maxBodyBytes: z.int().positive().optional().describe("largest body that the gateway takes"),
		hmac: z
			.strictObject({
				keys: z.strictObject({
					primary: HmacKey,
					second: HmacKey.optional(),
					readOnly: HmacKey.optional(),
					revoked: HmacKey.optional(),
					expired: HmacKey.optional(),
					rotated: RotatedKey.optional(),
					revocable: RevocableKey.optional(),
					smallQuota: SmallQuotaKey.optional(),
				}),
			})
			.optional(),
		jwt: Jwt.optional(),
		issuer: z
			.strictObject({
				control: HttpOrigin.describe("origin of the issuer of `countersign peers`"),
				set: z
					.string()
					.regex(/^[\w-]+$/, "letters, digits, _ and -")
					.default("main")
					.describe("name of the key set that the target fetches: /jwks/NAME.json"),
				keySetSeconds: z
					.number()
					.min(0)
					.max(60)
					.optional()
					.describe(
						"within how many seconds the target takes what its issuer publishes, 0 where it fetches the set for every token; with it, the checks of key sets publish sets that nobody should take, one after the other, and end with the honest one",
					),
			})
			.optional()
			.describe("publishes the public halves of jwt.keys, or of keys that the runner makes where none are given"),
		echo: z
			.strictObject({
				format: z.boolean().default(true).describe("whether the upstream answers with what it saw"),
				control: HttpOrigin.optional().describe("origin of the upstream of `countersign peers`, to ask its log"),
			})
			.optional(),
		routes: z
			.strictObject({
				read: Route,
				write: Route.optional(),
				other: Route.optional(),
				public: Route.optional(),
				unknown: Route.optional(),
			})
			.describe("by role: one to read, one to write, another one, one without credentials, one that does not exist"),
	})
	.meta({ title: "Countersign runner configuration" });

export type { SecretSource } from "./secret-source.ts";
export type RunnerConfig = z.infer<typeof RunnerConfig>;
