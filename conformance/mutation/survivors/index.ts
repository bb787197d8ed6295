import type { Explanation } from "../explanation.ts";
import { admissionSurvivors } from "./admission.ts";
import { admissionBatchSurvivors } from "./admission-batches.ts";
import { admitSurvivors } from "./admit.ts";
import { authenticateSurvivors } from "./authenticate.ts";
import { authorizeSurvivors } from "./authorize.ts";
import { bodySurvivors } from "./bodies.ts";
import { claimsSurvivors } from "./claims.ts";
import { configSurvivors } from "./config.ts";
import { credentialsSurvivors } from "./credentials.ts";
import { deadlineSurvivors } from "./deadline.ts";
import { encodingSurvivors } from "./encoding.ts";
import { fieldsSurvivors } from "./fields.ts";
import { forwardHeadersSurvivors } from "./forward-headers.ts";
import { forwardingSurvivors } from "./forwarding.ts";
import { otherSchemeSurvivors } from "./freshness-and-hmac.ts";
import { gatewaySurvivors } from "./gateway.ts";
import { headSurvivors } from "./head.ts";
import { headersSurvivors } from "./headers.ts";
import { healthSurvivors } from "./health.ts";
import { hostSurvivors } from "./host.ts";
import { jwksSurvivors } from "./jwks.ts";
import { jwksCacheSurvivors } from "./jwks-cache.ts";
import { keptRecordSurvivors } from "./kept-records.ts";
import { keyringSurvivors } from "./keyring.ts";
import { keysSurvivors } from "./keys.ts";
import { measureSurvivors } from "./measure.ts";
import { nonceIndexSurvivors } from "./nonce-index.ts";
import { nonceStoreSurvivors } from "./nonce-store.ts";
import { nonceTableSurvivors } from "./nonce-tables.ts";
import { pipelineSurvivors } from "./pipeline.ts";
import { platformSurvivors } from "./platform.ts";
import { respondSurvivors } from "./respond.ts";
import { schemeSurvivors } from "./scheme.ts";
import { shardSurvivors } from "./shards.ts";
import { shedSurvivors } from "./shed.ts";
import { strictJsonSurvivors } from "./strict-json.ts";
import { targetSurvivors } from "./target.ts";
import { tokenSurvivors } from "./token.ts";
import { traceAndLogSurvivors } from "./trace-and-log.ts";
import { verifyTokenSurvivors } from "./verify-token.ts";

/** Every mutant that the suite lets live. One that it kills after all does not belong here, and fails the run. */
export const survivors: readonly Explanation[] = [
	...authorizeSurvivors,
	...claimsSurvivors,
	...encodingSurvivors,
	...otherSchemeSurvivors,
	...headersSurvivors,
	...hostSurvivors,
	...schemeSurvivors,
	...strictJsonSurvivors,
	...targetSurvivors,
	...tokenSurvivors,
	...admissionSurvivors,
	...admissionBatchSurvivors,
	...admitSurvivors,
	...authenticateSurvivors,
	...configSurvivors,
	...bodySurvivors,
	...credentialsSurvivors,
	...deadlineSurvivors,
	...fieldsSurvivors,
	...forwardHeadersSurvivors,
	...forwardingSurvivors,
	...gatewaySurvivors,
	...headSurvivors,
	...healthSurvivors,
	...jwksCacheSurvivors,
	...jwksSurvivors,
	...keptRecordSurvivors,
	...keyringSurvivors,
	...keysSurvivors,
	...measureSurvivors,
	...nonceIndexSurvivors,
	...nonceStoreSurvivors,
	...nonceTableSurvivors,
	...pipelineSurvivors,
	...platformSurvivors,
	...respondSurvivors,
	...shardSurvivors,
	...shedSurvivors,
	...traceAndLogSurvivors,
	...verifyTokenSurvivors,
];
