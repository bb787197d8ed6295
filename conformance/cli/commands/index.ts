import type { RegisterCommand } from "../command.ts";
import { registerConform } from "./conform.ts";
import { registerGateway } from "./gateway.ts";
import { registerPeers } from "./peers.ts";
import { registerSchema } from "./schema.ts";
import { registerVectors } from "./vectors.ts";

/** All subcommands, in the order of the help. */
export const commands: readonly RegisterCommand[] = [
	registerConform,
	registerGateway,
	registerPeers,
	registerVectors,
	registerSchema,
];
