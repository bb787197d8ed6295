import { InvalidArgumentError } from "commander";
import { exitCodes } from "../../engine/verdict.ts";
import { whole } from "../arguments.ts";
import type { RegisterCommand } from "../command.ts";
import type { GatewayOptions } from "../gateway.ts";
import type { GatewayEdgesOptions } from "../gateway-edges.ts";

/** Codes of places, with commas between them. */
function codes(text: string): readonly string[] {
	const all = text.split(",").map((code) => code.trim().toUpperCase());
	if (all.some((code) => !/^[A-Z]{3}$/.test(code)) || new Set(all).size < all.length) {
		throw new InvalidArgumentError(
			"Expected different codes of airports with commas between them, for example LHR,NRT.",
		);
	}
	return all;
}

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
		.option(
			"--edges <codes>",
			"run it at several points of presence, for example LHR,NRT,SFO,GRU, instead of once",
			codes,
		)
		.option("--home <code>", "with --edges: where the admission objects are", "DUB")
		.option("--round-trips <file>", 'with --edges: milliseconds between places, for example { "LHR DUB": 8 } (JSON)')
		.option(
			"--key-store-delay <seconds>",
			"with --edges: how long a change in the key store takes to be seen",
			whole(0, 3600),
			60,
		)
		.action(async (options: GatewayOptions & Partial<GatewayEdgesOptions>) => {
			const { edges, home, keyStoreDelay } = options;
			if (edges !== undefined && home !== undefined && keyStoreDelay !== undefined) {
				const { gatewayEdges } = await import("../gateway-edges.ts");
				const { writeConfig, roundTrips } = options;
				const files = {
					...(writeConfig === undefined ? {} : { writeConfig }),
					...(roundTrips === undefined ? {} : { roundTrips }),
				};
				await gatewayEdges({ edges, home, keyStoreDelay, ...files }, io, process.stdin);
				exit(exitCodes.clean);
				return;
			}
			const { gateway } = await import("../gateway.ts");
			await gateway(options, io);
			exit(exitCodes.clean);
		});
};
