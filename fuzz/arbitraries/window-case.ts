import * as fc from "fast-check";
import type { WindowCase } from "../laws/window.ts";
import { clockMs, timestampText } from "./timestamp-text.ts";

/** A clock and a text that says, or seems to say, a time near it. */
export const windowCase: fc.Arbitrary<WindowCase> = fc
	.option(clockMs, { nil: null, freq: 50 })
	.chain((nowMs) => fc.record({ text: timestampText((nowMs ?? 1_767_225_600_000) / 1000), nowMs: fc.constant(nowMs) }));
