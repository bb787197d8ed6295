import { z } from "zod";

/** How one suite fared against one fault under one seed. */
export const Bout = z.strictObject({
	/** The broken gateway or the wrong signer. */
	fault: z.string(),
	suite: z.enum(["fuzz", "naive"]),
	seed: z.int(),
	/** Requests that were sent, or inputs that were signed, until the fault was found or the suite gave up. */
	executions: z.int().nonnegative(),
	ms: z.number().nonnegative(),
	/** How long it took before to start what is wrong, in milliseconds. */
	bootMs: z.number().nonnegative(),
	found: z.strictObject({ property: z.string(), requirement: z.string() }).optional(),
	/** Why nothing could be said. */
	unsettled: z.string().optional(),
});

export type Bout = z.infer<typeof Bout>;
