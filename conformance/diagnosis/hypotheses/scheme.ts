import { countersignV1, sortedQuery } from "../../client/protocol.ts";
import { forms, type Mistake } from "../mistake.ts";

/** Signing by another contract than the gateway's. */
export const schemeMistakes: readonly Mistake[] = [countersignV1, sortedQuery].flatMap((scheme) =>
	forms(
		{
			id: `scheme/${scheme.name}`,
			does: `sign by the scheme ${scheme.name}`,
			remedy: "Ask the gateway's operator which scheme it runs: a deployment runs one, and sign by that.",
			requirement: "HMAC-CANON-01",
		},
		{ at: "scheme", scheme },
	),
);
