/** Reasons that many mutants have in common, whatever the file. */

export const becauseInLog =
	"It goes into the operator's log line as `because`, which no answer repeats and no test asserts: it is wording.";

export const stageInLog =
	"It names a stage in the operator's log line and, where that is switched on, in Server-Timing, whose names the specification leaves open; log.contract.ts reads the line.";
