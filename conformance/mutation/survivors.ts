import type { Explanation } from "./explanation.ts";

/** Every mutant that the suite lets live. One that it kills after all does not belong here, and fails the run. */
export const survivors: readonly Explanation[] = [];
