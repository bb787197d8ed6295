import { z } from "zod";

/** SHA-256, as a part of other documents too. */
export const Digest = z
	.string()
	.regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits in lower case")
	.describe("SHA-256 in hexadecimal");

/** What decides a run besides the target, the seed and the selection, so that two reports can be told to be of the same. */
export const RunInputs = z.strictObject({
	suite: z
		.strictObject({ checks: z.int().positive(), digest: Digest })
		.describe("all checks of this version, selected or not: their ids, one a line"),
	requirements: Digest.describe("of vectors/requirements.json"),
	vectors: z.strictObject({ version: z.string(), digest: Digest }).describe("the release of the vectors"),
	configs: z
		.array(Digest)
		.readonly()
		.describe(
			"of the config of the target; none without one, several only for shards with a gateway each on one machine",
		),
	scheme: Digest.optional().describe("of the file of the signing scheme, where it is none that is built in"),
	waivers: Digest.optional().describe("of the file of --expected-failures"),
});

export type RunInputs = z.infer<typeof RunInputs>;
