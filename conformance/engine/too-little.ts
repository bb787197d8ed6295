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
	summary: Report["summary"],
	{ setup, capabilities }: Pick<Target, "setup" | "capabilities">,
	minExercised = 0,
): string | undefined {
	// A finding stands, however little else was tested.
	if (summary.fail > 0) return undefined;
	if (
		setup === "operator" &&
		!capabilities.has("credential") &&
		!capabilities.has("hmac") &&
		!capabilities.has("jwt")
	) {
		return `No credential was given, so that nothing shows whether the target lets anybody in: ${shareOf(summary)}. Give one in a config: hmac.keys, jwt.keys or jwt.token.`;
	}
	return lessThanAsked(summary, minExercised);
}

/** The same where nothing is known of the target. */
export function lessThanAsked(summary: Report["summary"], minExercised: number): string | undefined {
	const { total, exercised } = summary.requirements;
	if (summary.fail > 0 || exercised * 100 >= minExercised * total) return undefined;
	return `Less than ${minExercised} % of what is to be tested was: ${shareOf(summary)}. The reasons of what was skipped say what to give.`;
}

function shareOf({ requirements: { total, exercised } }: Report["summary"]): string {
	return `${exercised} of ${total} requirements were exercised`;
}
