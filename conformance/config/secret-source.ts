import { z } from "zod";

const secretAdvice = 'a secret is never written here; name where it is: {"env": "NAME"} or {"file": "PATH"}';

const environment = z.strictObject({ env: z.string().min(1).describe("name of an environment variable") });
const file = z.strictObject({ file: z.string().min(1).describe("path, relative to this file") });
const published = z.strictObject({
	published: z.string().min(1).describe("id of a key in vectors/keys.json, for gateways that protect nothing"),
});

/** Where a secret is to be found; never the secret itself. */
export const SecretSource = z
	.union([environment, file, published], {
		error: ({ input }) => (typeof input === "string" ? secretAdvice : `expected a place of a secret: ${secretAdvice}`),
	})
	.describe("where a secret is: an environment variable, a file, or a published test key");

export type SecretSource = z.infer<typeof SecretSource>;
