import type { RegisterCommand } from "../command.ts";
import { registerConform } from "./conform.ts";
import { registerDiff } from "./diff.ts";
import { registerExplain } from "./explain.ts";
import { registerFuzz } from "./fuzz.ts";
import { registerGateway } from "./gateway.ts";
import { registerInit } from "./init.ts";
import { registerKeys } from "./keys.ts";
import { registerMerge } from "./merge.ts";
import { registerMutants } from "./mutants.ts";
import { registerPeers } from "./peers.ts";
import { registerPromote } from "./promote.ts";
import { registerReplay } from "./replay.ts";
import { registerSchema } from "./schema.ts";
import { registerSign } from "./sign.ts";
import { registerVectors } from "./vectors.ts";
import { registerVerifyAttestation } from "./verify-attestation.ts";

/** All subcommands, in the order of the help. */
export const commands: readonly RegisterCommand[] = [
	registerInit,
	registerConform,
	registerFuzz,
	registerReplay,
	registerPromote,
	registerDiff,
	registerMerge,
	registerVerifyAttestation,
	registerGateway,
	registerKeys,
	registerPeers,
	registerVectors,
	registerSign,
	registerExplain,
	registerMutants,
	registerSchema,
];
