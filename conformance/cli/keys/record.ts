import { z } from "zod";

/** What `X-Key-Id` can carry (HMAC-HDR). */
export const keyIdPattern = /^[A-Za-z0-9_-]{1,64}$/;

/** A text that an identity header carries (FWD-04). */
const headerText = z
	.string()
	.regex(
		/^[\x21-\x7e](?:[\x20-\x7e]{0,254}[\x21-\x7e])?$/,
		"expected 1 to 256 printable ASCII characters without blanks at the ends",
	);

const scope = z
	.string()
	.regex(
		/^[\x21\x23-\x5b\x5d-\x7e]+$/,
		"expected a scope: printable ASCII without blanks, quotation marks and backslashes",
	);

const unixSeconds = z.number().describe("Unix seconds from which on it is no longer accepted");
const quota = z.int().min(0).optional();
const shardCount = z.int().min(1).max(64);

function recordWith<S extends z.ZodType<string>>(secret: S) {
	return z
		.strictObject({
			keyId: z.string().regex(keyIdPattern, "expected 1 to 64 of A-Z a-z 0-9 _ -"),
			status: z.enum(["active", "revoked"]),
			secrets: z
				.array(z.strictObject({ secret, expiresAt: unixSeconds.optional() }))
				.min(1)
				.describe("the first two of those that have not expired are accepted"),
			expiresAt: unixSeconds.optional(),
			clientId: headerText.optional().describe("the key id stands for it where there is none"),
			orgId: headerText.optional(),
			userId: headerText.optional(),
			scopes: z.array(scope),
			version: z.int().min(1).optional().describe("grows by one with every change"),
			shards: z
				.strictObject({
					count: shardCount.describe("among how many admission objects the key is divided"),
					before: shardCount.default(1).describe("the same before the last change"),
					from: z.int().min(0).default(0).describe("Unix second of the last change"),
				})
				.optional(),
			quotas: z
				.strictObject({ minute: quota, hour: quota, day: quota })
				.optional()
				.describe("requests that are admitted in each UTC minute, hour and day"),
		})
		.meta({ title: "Key record", description: "What the gateway's key store holds under key:<key id>." });
}

/** The gateway verifies with no shorter secret; counted in characters of Unicode, as it does. */
const shortestSecret = 32;

/** A key record that may be put in force. */
export const KeyRecord = recordWith(
	z
		.string("expected the secret itself, which an export has only if it is made --with-secrets")
		.refine((text) => [...text].length >= shortestSecret, `expected at least ${shortestSecret} characters`)
		.meta({ description: "the text whose UTF-8 bytes are the HMAC key", minLength: shortestSecret }),
);

/** A key record that is in force: just what the gateway takes for one, with secrets that never verify. */
export const StoredRecord = recordWith(z.string());

export type KeyRecord = z.infer<typeof KeyRecord>;
