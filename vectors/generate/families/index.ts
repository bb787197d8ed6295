import type { VectorFile } from "../../format.ts";
import { sortedSignCharacters, sortedVerifyCharacters, v1SignCharacters, v1VerifyCharacters } from "./characters.ts";
import { jwtAlgorithm } from "./jwt-algorithm.ts";
import { jwtForm } from "./jwt-form.ts";
import { jwtHeader } from "./jwt-header.ts";
import { jwtIdentity } from "./jwt-identity.ts";
import { jwtKey } from "./jwt-key.ts";
import { jwtKnownRfc7515 } from "./jwt-known-rfc7515.ts";
import { jwtKnownRfc7520 } from "./jwt-known-rfc7520.ts";
import { jwtKnownRfc8037 } from "./jwt-known-rfc8037.ts";
import { jwtScope } from "./jwt-scope.ts";
import { jwtSignature } from "./jwt-signature.ts";
import { jwtTime } from "./jwt-time.ts";
import { sortedSignNonce, sortedVerifyNonce, v1SignNonce, v1VerifyNonce } from "./nonce.ts";
import { sortedSignSecret, v1SignSecret } from "./sign-secret.ts";
import {
	sortedSignBody,
	sortedSignRefused,
	sortedVerifyBody,
	sortedVerifyFields,
	sortedVerifyFreshness,
	sortedVerifyKeys,
	sortedVerifyReplay,
} from "./sorted-as-v1.ts";
import { sortedSignPath } from "./sorted-sign-path.ts";
import { sortedSignQuery } from "./sorted-sign-query.ts";
import { sortedSignRequest } from "./sorted-sign-request.ts";
import { sortedVerifyRequest } from "./sorted-verify-request.ts";
import { sortedVerifyTarget } from "./sorted-verify-target.ts";
import { v1SignBody } from "./v1-sign-body.ts";
import { v1SignRefused } from "./v1-sign-refused.ts";
import { v1SignRequest } from "./v1-sign-request.ts";
import { v1SignTarget } from "./v1-sign-target.ts";
import { v1VerifyBody } from "./v1-verify-body.ts";
import { v1VerifyCoverage } from "./v1-verify-coverage.ts";
import { v1VerifyCredentials } from "./v1-verify-credentials.ts";
import { v1VerifyFields } from "./v1-verify-fields.ts";
import { v1VerifyFreshness } from "./v1-verify-freshness.ts";
import { v1VerifyKeys } from "./v1-verify-keys.ts";
import { v1VerifyReplay } from "./v1-verify-replay.ts";
import { v1VerifyRequest } from "./v1-verify-request.ts";
import { v1VerifySignature } from "./v1-verify-signature.ts";
import { v1VerifyTarget } from "./v1-verify-target.ts";
import { sortedVerifyQuota, v1VerifyQuota } from "./verify-quota.ts";
import { sortedVerifySecret, v1VerifySecret } from "./verify-secret.ts";

/** Every file of vectors, in the order of manifest.json: signers first, then gateways stage by stage, then tokens. */
export const families: readonly VectorFile[] = [
	v1SignRequest,
	v1SignTarget,
	v1SignCharacters,
	v1SignBody,
	v1SignNonce,
	v1SignSecret,
	v1SignRefused,
	sortedSignPath,
	sortedSignQuery,
	sortedSignCharacters,
	sortedSignRequest,
	sortedSignBody,
	sortedSignNonce,
	sortedSignSecret,
	sortedSignRefused,
	v1VerifyRequest,
	v1VerifyTarget,
	v1VerifyCharacters,
	v1VerifyFields,
	v1VerifyNonce,
	v1VerifyCredentials,
	v1VerifyFreshness,
	v1VerifyKeys,
	v1VerifySecret,
	v1VerifyCoverage,
	v1VerifySignature,
	v1VerifyBody,
	v1VerifyReplay,
	v1VerifyQuota,
	sortedVerifyTarget,
	sortedVerifyCharacters,
	sortedVerifyRequest,
	sortedVerifyFields,
	sortedVerifyNonce,
	sortedVerifyFreshness,
	sortedVerifyKeys,
	sortedVerifySecret,
	sortedVerifyBody,
	sortedVerifyReplay,
	sortedVerifyQuota,
	jwtForm,
	jwtHeader,
	jwtAlgorithm,
	jwtKey,
	jwtSignature,
	jwtIdentity,
	jwtTime,
	jwtScope,
	jwtKnownRfc7515,
	jwtKnownRfc7520,
	jwtKnownRfc8037,
];
