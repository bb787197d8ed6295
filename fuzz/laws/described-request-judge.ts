import type { SigningScheme } from "../../conformance/client/signing-scheme.ts";
import { predictDescribed } from "../models/described-request.ts";
import type { Gateway } from "../place.ts";
import type { RequestJudge } from "./altered-request.ts";
import { unknownClockSeconds } from "./signed-request-judge.ts";
import { strangersRequestJudge } from "./unproved-request-judge.ts";

/** How signed requests to a gateway of another make are judged: by what its scheme file says of them. */
export function describedRequestJudge(gateway: Gateway, scheme: SigningScheme): RequestJudge {
	const facts = { scheme, clockUncertainty: gateway.clockUncertainty ?? unknownClockSeconds };
	return { ...strangersRequestJudge(gateway), predict: (altered) => predictDescribed(altered, facts) };
}
