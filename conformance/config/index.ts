export { ConfigError, type ConfigProblem } from "./problem.ts";
export { RunnerConfig } from "./schema.ts";
export { loadScheme, Scheme } from "./scheme.ts";
export { Secret } from "./secret.ts";
export { type ConfigSource, type ConfiguredTarget, configuredTarget } from "./target.ts";
