import { exitCodes } from "../../engine/verdict.ts";
import { whole } from "../arguments.ts";
import type { RegisterCommand } from "../command.ts";
import { UsageError } from "../usage-error.ts";

interface PeersCommandOptions {
	host: string;
	echoPort?: number;
	issuerPort?: number;
}

const port = whole(0, 65_535);

export const registerPeers: RegisterCommand = (program, { io, exit }) => {
	program
		.command("peers")
		.description("an upstream that answers with what it saw, and a token issuer, for a gateway started elsewhere")
		.option("--host <address>", "address to listen on; only on a loopback one can they be controlled", "127.0.0.1")
		.option("--echo-port <number>", "port of the upstream; any free one unless told", port)
		.option("--issuer-port <number>", "port of the issuer; any free one unless told", port)
		.action(async ({ host, echoPort, issuerPort }: PeersCommandOptions) => {
			const [{ startPeers }, { untilInterrupted }] = await Promise.all([
				import("../../peers/index.ts"),
				import("../until-interrupted.ts"),
			]);
			const ports = {
				...(echoPort === undefined ? {} : { echo: echoPort }),
				...(issuerPort === undefined ? {} : { issuer: issuerPort }),
			};
			const peers = await startPeers({ host, ports }).catch((error: unknown) => {
				throw new UsageError(`The peers cannot listen: ${error instanceof Error ? error.message : String(error)}.`);
			});
			try {
				const { echo, issuer } = peers;
				await io.stdout.write(
					[
						`upstream  ${echo.url}`,
						`key set   ${issuer.jwksUrl("main")}`,
						"",
						"for the config of the runner:",
						`  "echo": { "control": ${JSON.stringify(echo.url)} },`,
						`  "issuer": { "control": ${JSON.stringify(issuer.url)}, "set": "main" }`,
						"",
					].join("\n"),
				);
				await untilInterrupted(io.interrupted);
			} finally {
				await peers.close();
			}
			exit(exitCodes.clean);
		});
};
