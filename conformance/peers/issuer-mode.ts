import * as z from "zod";

/** Anything at all: an issuer may publish nonsense. */
const keys = z.array(z.unknown());
const milliseconds = z.number().min(0).max(600_000);

/** What an issuer can be told to do: the modes of `IssuerMode` with every key set written out. */
export const issuerModeSchema = z.discriminatedUnion("mode", [
	z.strictObject({ mode: z.literal("ok"), keys, headers: z.record(z.string(), z.string()).optional() }),
	z.strictObject({ mode: z.literal("status"), status: z.int().min(200).max(599), keys: keys.optional() }),
	z.strictObject({ mode: z.literal("body"), body: z.string(), contentType: z.string().optional() }),
	z.strictObject({ mode: z.literal("redirect"), location: z.string().optional(), keys }),
	z.strictObject({ mode: z.literal("slow"), delayMs: milliseconds, keys }),
	z.strictObject({
		mode: z.literal("huge"),
		bytes: z
			.int()
			.min(0)
			.max(2 ** 30),
		keys,
	}),
	z.strictObject({ mode: z.literal("down") }),
]);

export type PublishedMode = z.output<typeof issuerModeSchema>;
