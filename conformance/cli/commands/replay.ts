import { Option } from "commander";
import type { Allowance } from "../../engine/check.ts";
import { replayFormats } from "../../replay/formats.ts";
import { duration, each, listOf, positive, whole } from "../arguments.ts";
import type { RegisterCommand } from "../command.ts";
import { edge } from "../edges.ts";
import type { ReplayOptions } from "../replay.ts";

const allowances = ["load", "lockout", "mutation"] as const satisfies readonly Allowance[];

export const registerReplay: RegisterCommand = (program, { io, exit }) => {
	program
		.command("replay")
		.description(
			"sign and send the findings of JSON reports anew, on the same or another target: FIXED, FAILED or ERROR",
		)
		.argument(
			"<files...>",
			"JSON reports of conform or fuzz, or findings or regressions of a corpus (CORPUS/findings/*.json)",
		)
		.option("--target <url>", "base URL of the gateway; the embedded one without")
		.option("--config <file>", "what the gateway is given and asked (see: schema config)")
		.option("--reporter <format[=file]>", `${replayFormats.join(", ")}, to standard output or a file; repeatable`, each)
		.option("--rate <number>", "requests per second", positive)
		.option("--concurrency <number>", "checks at once", whole(1, 256))
		.option("--timeout <duration>", "for one exchange, for example 5s or 800ms", duration)
		.addOption(
			new Option("--allow <kinds>", `replay what may disturb the target: ${allowances.join(", ")}`).argParser(
				listOf(allowances),
			),
		)
		.option(
			"--edge <name=url>",
			"another place at which the gateway answers, such as LHR=https://…; twice or more",
			edge,
		)
		.option("--i-know", "do so also on a target that looks like production")
		.action(async (files: readonly string[], options: Omit<ReplayOptions, "files">) => {
			const [{ replay }, { checks }, { openTarget }, { properties }, { openSurroundings }] = await Promise.all([
				import("../replay.ts"),
				import("../../checks/index.ts"),
				import("../open-target.ts"),
				import("../../../fuzz/properties/index.ts"),
				import("../../../fuzz/surroundings.ts"),
			]);
			exit(await replay({ ...options, files }, io, { checks, openTarget, properties, openSurroundings }));
		});
};
