export { replayExitCode } from "./exit-code.ts";
export { replayFormats } from "./formats.ts";
export { renderReplay } from "./pretty.ts";
export { planChecks, replayChecks, type Said } from "./replay-checks.ts";
export { replayInput } from "./replay-inputs.ts";
export { ReplayReport } from "./schema.ts";
export { findingsOf, type StoredFinding } from "./stored-findings.ts";
export { storedKind } from "./stored-kind.ts";
export { isMasked, readStoredProbe } from "./stored-probe.ts";
