import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { FeedbackFigures } from "./feedback.ts";

const program = fileURLToPath(new URL("./feedback-program.ts", import.meta.url));

/** Measures in a process of its own: V8 counts the blocks of a function only if it was not compiled before. */
export function measuredFeedback(feedback: "with" | "without"): readonly FeedbackFigures[] {
	const told = execFileSync(process.execPath, [...process.execArgv, program, feedback], { encoding: "utf8" });
	return JSON.parse(told);
}
