import type { Measure } from "../engine/measurement.ts";
import { keySetFetches } from "./key-set.ts";
import { nonceMemory } from "./nonce-memory.ts";
import { revocationDelay } from "./revocation.ts";
import { timestampWindow } from "./timestamp-window.ts";
import { unknownKeyDifference } from "./unknown-key.ts";

/** Everything that can be measured, in the order in which it is; what takes minutes comes last. */
export const measures: readonly Measure[] = [
	timestampWindow,
	unknownKeyDifference,
	revocationDelay,
	keySetFetches,
	nonceMemory,
];
