/** What a run comes to, in a word. */
export type Standing = "passed" | "failed" | "inconclusive" | "error";

export const standingLabel: Readonly<Record<Standing, string>> = {
	passed: "Passed",
	failed: "Failed",
	inconclusive: "Inconclusive",
	error: "Error",
};
