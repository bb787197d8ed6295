import { z } from "zod";
import { SecretSource } from "./secret-source.ts";

const SharedAlgorithm = z.enum(["HS256", "HS384", "HS512"]);

const Algorithm = z.enum(["RS256", "PS256", "ES256", "EdDSA", ...SharedAlgorithm.options]);

const Key = z
	.strictObject({
		kid: z
			.string()
			.min(1)
			.optional()
			.describe("names the key in the header of tokens; left out where the target looks for none"),
		alg: Algorithm,
		jwk: SecretSource.optional().describe("the private key as a JWK; for HS256 and its like, one of kty oct"),
		secret: SecretSource.optional().describe(
			"in place of jwk, for HS256 and its like: the secret that the target shares",
		),
		encoding: z
			.enum(["utf8", "base64", "base64url", "hex"])
			.optional()
			.describe("how the text of the secret becomes bytes; utf8 unless told"),
	})
	.refine(({ jwk, secret }) => (jwk === undefined) !== (secret === undefined), "needs jwk, or secret")
	.refine(({ alg, secret }) => secret === undefined || SharedAlgorithm.safeParse(alg).success, {
		path: ["secret"],
		message: "a secret is for HS256, HS384 or HS512; give other keys as jwk",
	})
	.refine(({ secret, encoding }) => secret !== undefined || encoding === undefined, {
		path: ["encoding"],
		message: "is about secret, which is not given",
	});

/** What is given to make tokens for a target, or one of them. */
export const Jwt = z.strictObject({
	issuer: z.string().min(1).optional().describe("iss of every token; without it, nothing is said about issuers"),
	audience: z.string().min(1).optional().describe("aud of every token; without it, nothing is said about audiences"),
	algorithms: z
		.array(Algorithm)
		.min(1)
		.optional()
		.describe("algorithms that the target accepts; those of the keys unless told"),
	keys: z.array(Key).min(1).optional().describe("signing keys that the target trusts"),
	header: z
		.record(z.string(), z.json())
		.optional()
		.describe('further header members of every token; typ is "JWT" unless told'),
	claims: z.record(z.string(), z.json()).optional().describe("further claims that the target asks of every token"),
	token: SecretSource.optional().describe("one valid token, where no key can be given"),
});

export type Jwt = z.infer<typeof Jwt>;
