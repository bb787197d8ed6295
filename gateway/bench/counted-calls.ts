import { z } from "zod";

const CountedCalls = z.strictObject({ keyStore: z.int(), admission: z.int(), fetches: z.int() });

/** How often a gateway has called others: its key store, admission objects, and whatever it fetches. */
export type CountedCalls = z.output<typeof CountedCalls>;

/** Asks an entry point `Counts` what was counted since it was last asked. */
export async function takeCounts(url: string): Promise<CountedCalls> {
	return CountedCalls.parse(await (await fetch(url)).json());
}
