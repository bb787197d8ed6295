import { exitCodes } from "../../engine/verdict.ts";
import { whole } from "../arguments.ts";
import type { RegisterCommand } from "../command.ts";
import type { PeersOptions } from "../peers.ts";

const port = whole(0, 65_535);

export const registerPeers: RegisterCommand = (program, { io, exit }) => {
	program
		.command("peers")
		.description("an upstream that answers with what it saw, and a token issuer, for a gateway started elsewhere")
		.option("--host <address>", "address to listen on; only on a loopback one can they be controlled", "127.0.0.1")
		.option("--echo-port <number>", "port of the upstream; any free one unless told", port)
		.option("--issuer-port <number>", "port of the issuer; any free one unless told", port)
		.option("--gateway <url>", "where that gateway listens", "http://127.0.0.1:8787")
		.option("--write-keys <file>", "write published test keys for its key store (see: wrangler kv bulk put)")
		.option("--write-config <file>", "write a config for `conform --config` that fits it")
		.action(async (options: PeersOptions) => {
			const { peers } = await import("../peers.ts");
			await peers(options, io);
			exit(exitCodes.clean);
		});
};
