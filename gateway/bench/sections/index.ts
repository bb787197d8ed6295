import type { Section } from "../section.ts";
import { admission } from "./admission.ts";
import { bodies } from "./bodies.ts";
import { calls } from "./calls.ts";
import { flood } from "./flood.ts";
import { nonces } from "./nonces.ts";
import { pruning } from "./pruning.ts";
import { signing } from "./signing.ts";
import { tokens } from "./tokens.ts";

/** Everything that is measured, in the order in which it is. */
export const sections: readonly Section[] = [admission, tokens, calls, flood, nonces, pruning, bodies, signing];
