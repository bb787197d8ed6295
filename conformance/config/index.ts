export { ConfigError } from "./problem.ts";
export { configDigests, requirementsDigest, runInputs } from "./run-inputs.ts";
export { RunnerConfig } from "./schema.ts";
export { Secret } from "./secret.ts";
export { configuredTarget, targetOf } from "./target.ts";
