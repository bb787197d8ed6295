import type { Report } from "../report/schema.ts";
import type { Target } from "./target.ts";

/**
 * Why a run without findings proves too little to be called clean; undefined where it does not.
 *
 * Whoever refuses everything passes each check that needs no credential: without one, nothing shows that there is a
 * gateway at all. Beyond that, how much is enough is for the operator to say, as a percentage of all requirements:
 * what a target lacks is skipped for a reason, and no share of the whole is right for targets of every kind.
 */
export function tooLittle(
	{ fail, requirements: { total, exercised } }: Report["summary"],
	{ setup, capabilities }: Pick<Target, "setup" | "capabilities">,
	minExercised = 0,
): string | undefined {
	// A finding stands, however little else was tested.
	if (fail > 0) return undefined;
	const share = `${exercised} of ${total} requirements were exercised`;
	if (
		setup === "operator" &&
		!capabilities.has("credential") &&
		!capabilities.has("hmac") &&
		!capabilities.has("jwt")
	) {
		return `No credential was given, so that nothing shows whether the target lets anybody in: ${share}. Give one in a config: hmac.keys, jwt.keys or jwt.token.`;
	}
	if (exercised * 100 >= minExercised * total) return undefined;
	return `Less than ${minExercised} % of what is to be tested was: ${share}. The reasons of what was skipped say what to give.`;
}
