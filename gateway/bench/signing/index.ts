import { aws4fetch } from "./aws4fetch.ts";
import { countersign } from "./countersign.ts";
import { floor } from "./floor.ts";
import { httpMessageSignatures } from "./http-message-signatures.ts";
import { smithy } from "./smithy.ts";
import { standardWebhooks } from "./standardwebhooks.ts";

/** Whoever signs, the floor that all are compared with first. */
export const signers = [floor, countersign, smithy, httpMessageSignatures, standardWebhooks, aws4fetch] as const;
