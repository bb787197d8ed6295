import { type Command, Option } from "commander";
import { each } from "../arguments.ts";
import type { RegisterCommand } from "../command.ts";
import type { SignOptions } from "../sign.ts";

/** The options by which a secret is given, which `sign` and `explain` share. */
export function withSecretOptions(command: Command): Command {
	return command
		.option("--secret-env <name>", "environment variable with the secret; COUNTERSIGN_SECRET unless given")
		.option("--secret-file <file>", "file with the secret")
		.addOption(new Option("--secret <text>").hideHelp());
}

export const registerSign: RegisterCommand = (program, { io, exit }) => {
	const command = program
		.command("sign")
		.description("sign a request: print the headers to send, a curl command, or the string that is signed")
		.argument("<method>", "GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS")
		.argument("<url>", "exactly as it is sent")
		.option("-H, --header <header>", '"Name: value"; repeatable', each)
		.option("-d, --data <body>", "the body, or @FILE with its bytes (@-: standard input)")
		.option("--scheme <name>", "countersign-v1 (unless given), sorted-query, or a file (see: schema scheme)")
		.option("--key-id <id>", "COUNTERSIGN_KEY_ID unless given");
	withSecretOptions(command)
		.addOption(
			new Option("--as <form>", "what to print; headers unless given").choices([
				"headers",
				"curl",
				"json",
				"string-to-sign",
			]),
		)
		.option("--timestamp <text>", "in place of the time")
		.option("--nonce <text>", "in place of a fresh UUID")
		.action(async (method: string, url: string, options: SignOptions) => {
			const [{ sign }, { randomUUID }] = await Promise.all([import("../sign.ts"), import("node:crypto")]);
			const moment = { stdin: () => process.stdin, now: () => Date.now(), nonce: () => randomUUID() };
			exit(await sign(method, url, options, io, moment));
		});
};
