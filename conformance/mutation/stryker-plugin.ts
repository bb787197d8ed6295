import { declareFactoryPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import { SuiteRunner } from "./suite-runner.ts";

/** The name by which Stryker is told to use it. */
export const runnerName = "conformance-suite";

/** Stryker gives each runner a process of its own, in its copy of the project. */
function makeRunner(): SuiteRunner {
	return new SuiteRunner(process.cwd());
}

/** What Stryker looks for in a plugin. */
export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, runnerName, makeRunner)];
