import { declareFactoryPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import { SuiteRunner } from "./suite-runner.ts";

/** The name by which Stryker is told to use it. */
export const runnerName = "conformance-suite";

/**
 * Stryker gives each runner a process of its own, in its copy of the project. An interrupted Stryker says nothing to it:
 * without the other end of the line there is nobody to work for, and the simulator ends with the process.
 */
function makeRunner(): SuiteRunner {
	process.once("disconnect", () => process.exit());
	return new SuiteRunner(process.cwd());
}

/** What Stryker looks for in a plugin. */
export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, runnerName, makeRunner)];
