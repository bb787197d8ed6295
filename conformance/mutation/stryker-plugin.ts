import { declareFactoryPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import { SuiteRunner } from "./suite-runner.ts";
import { SurvivorsAsTheyCome } from "./survivors-as-they-come.ts";

/** The names by which Stryker is told to use them. */
export const runnerName = "conformance-suite";
export const reporterName = "survivors-as-they-come";

/**
 * Stryker gives each runner a process of its own, in its copy of the project. An interrupted Stryker says nothing to it:
 * without the other end of the line there is nobody to work for, and the simulator ends with the process.
 */
function makeRunner(): SuiteRunner {
	process.once("disconnect", () => process.exit());
	return new SuiteRunner(process.cwd());
}

/** What Stryker looks for in a plugin. */
export const strykerPlugins = [
	declareFactoryPlugin(PluginKind.TestRunner, runnerName, makeRunner),
	declareFactoryPlugin(
		PluginKind.Reporter,
		reporterName,
		() => new SurvivorsAsTheyCome((line) => process.stderr.write(line)),
	),
];
