import type { Probe } from "../../conformance/client/probe.ts";
import type { Target } from "../../conformance/engine/target.ts";
import { accepted, open, type Prediction } from "../models/prediction.ts";

/** A request in which nothing is wrong that one can know of, and what is to come of it. */
interface PlainRequest {
	readonly probe: Probe;
	readonly prediction: Prediction;
}

/** One with a credential, which is let in; where none is configured, one without, which is only to be answered. */
export function plainRequestTo({ capabilities }: Pick<Target, "capabilities">): PlainRequest {
	return capabilities.has("credential")
		? { probe: { credential: "any" }, prediction: accepted }
		: { probe: { credential: "none" }, prediction: open };
}
