import { exitCodes } from "../../engine/verdict.ts";
import { whole } from "../arguments.ts";
import type { RegisterCommand } from "../command.ts";
import type { GatewayOptions } from "../gateway.ts";

const port = whole(0, 65_535);

export const registerGateway: RegisterCommand = (program, { io, exit }) => {
	program
		.command("gateway")
		.description("run the reference gateway on this machine, with an upstream and a token issuer behind it")
		.option("--port <number>", "port of the gateway; 0 for any free one", port, 8787)
		.option("--host <address>", "address to listen on", "127.0.0.1")
		.option("--echo-port <number>", "port of the upstream", port)
		.option("--issuer-port <number>", "port of the issuer", port)
		.option("--config <file>", "members of the gateway's configuration in place of the usual ones (JSON)")
		.option("--write-config <file>", "write a config for `conform --config` that fits this gateway")
		.action(async (options: GatewayOptions) => {
			const { gateway } = await import("../gateway.ts");
			await gateway(options, io);
			exit(exitCodes.clean);
		});
};
