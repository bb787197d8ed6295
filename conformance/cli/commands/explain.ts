import { Option } from "commander";
import { each, whole } from "../arguments.ts";
import type { RegisterCommand } from "../command.ts";
import type { ExplainOptions } from "../explain.ts";
import { withSecretOptions } from "./sign.ts";

export const registerExplain: RegisterCommand = (program, { io, exit }) => {
	const command = program
		.command("explain")
		.description(
			"say whether a signed request verifies, what its string to sign is, and which known mistake makes the signature that it has (exit code 0: it verifies, 1: it does not)",
		)
		.argument("[method]", "of the request as it was sent")
		.argument("[url]", "exactly as it was sent")
		.option("-H, --header <header>", '"Name: value", the five of the signature among them; repeatable', each)
		.option("-d, --data <body>", "the body, or @FILE with its bytes (@-: standard input)")
		.option("--curl <command>", "the request as a curl command; - for standard input, @FILE for a file")
		.option("--raw <file>", "the request as it stands on the wire; - for standard input")
		.option("--har <file>", "the request in an HTTP archive; - for standard input")
		.option(
			"--entry <number>",
			"which entry of the archive, from 1 on; the signed one unless given",
			whole(1, 1_000_000),
		)
		.option("--string-to-sign <file>", "the string that you signed, byte for byte; - for standard input")
		.option("--scheme <name>", "countersign-v1 (unless given), sorted-query, or a file (see: schema scheme)")
		.option("--now <time>", "judge the timestamp at this time, Unix seconds or ISO 8601");
	withSecretOptions(command)
		.addOption(new Option("--as <form>", "what to print; text unless given").choices(["text", "json"]))
		.action(async (method: string | undefined, url: string | undefined, options: ExplainOptions) => {
			const { explain } = await import("../explain.ts");
			const given = { ...(method === undefined ? {} : { method }), ...(url === undefined ? {} : { url }) };
			const moment = { stdin: () => process.stdin, now: () => Date.now(), elapsed: () => performance.now() };
			exit(await explain({ ...options, ...given }, io, moment));
		});
};
