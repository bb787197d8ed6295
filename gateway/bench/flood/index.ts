import type { BenchTokens } from "../bench-tokens.ts";
import { floodOfBodies } from "./bodies.ts";
import type { FloodClass } from "./flood-class.ts";
import { floodOfHeads } from "./heads.ts";
import { floodOfSignatures } from "./signatures.ts";
import { floodOfTokens } from "./tokens.ts";

/** Ways to be turned away that take no secret. */
export async function floodClasses(tokens: BenchTokens, nowMs: number): Promise<readonly FloodClass[]> {
	return [...floodOfHeads, ...floodOfSignatures, ...(await floodOfTokens(tokens, nowMs)), ...floodOfBodies];
}
