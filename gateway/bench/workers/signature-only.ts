import { accept } from "#protocol";
import { referenceStages } from "../../src/reference.ts";
import { serveGateway } from "./serve-gateway.ts";

/**
 * The reference gateway with an admission that lets everything in without asking anybody: what the signature alone costs.
 * For measuring only. It takes every replay.
 */
export default serveGateway({
	...referenceStages,
	admit: async () => accept({ decision: "admitted", quotas: [] }),
});
