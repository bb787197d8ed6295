import { fuzzFormats } from "../../../fuzz/report/formats.ts";
import { formats } from "../../report/destination.ts";
import { each, whole } from "../arguments.ts";
import type { RegisterCommand } from "../command.ts";
import type { MergeOptions } from "../merge.ts";

export const registerMerge: RegisterCommand = (program, { io, verbose, exit }) => {
	program
		.command("merge")
		.description(
			"make one report of the JSON reports of all shards of a run; refused unless they are provably complete",
		)
		.argument("<files...>", "JSON reports of conform --shard, or of fuzz --shard")
		.option("--config <file>", "the config that the shards of conform were run with, to show findings at it")
		.option(
			"--reporter <format[=file]>",
			`${formats.join(", ")} (of fuzz: ${fuzzFormats.join(", ")}), to standard output or a file; repeatable`,
			each,
		)
		.option(
			"--min-exercised <percent>",
			"of all requirements: shards without findings that exercise fewer together are inconclusive",
			whole(0, 100),
		)
		.option("--attest <file>", "write a signed attestation of the merged report (see: conform --attest)")
		.option("--subject <name=sha256:hex>", "what was deployed at the target, to be attested; repeatable", each)
		.action(async (files: readonly string[], options: Omit<MergeOptions, "files" | "verbose">) => {
			const [{ merge }, { checks }] = await Promise.all([import("../merge.ts"), import("../../checks/index.ts")]);
			exit(await merge({ ...options, files, verbose: verbose() }, io, { checks }));
		});
};
