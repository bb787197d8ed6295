import { accept, encodeUtf8, type Principal, type Result, refuse, type SignedHeaders } from "#protocol";
import type { AdmissionAnswer, QuotaState } from "./admission-protocol.ts";
import type { Exchange } from "./exchange.ts";
import type { Head } from "./head.ts";
import { type KeyRecord, parseKeyRecord } from "./keys.ts";

/** A signed request whose signature holds, before its body has been read. */
export interface Signer {
	readonly record: KeyRecord;
	readonly principal: Principal;
	/** What was signed: it is verified again where the record turns out to have been replaced. */
	readonly text: string;
}

/** A request whose nonce was admitted, for the principal of the record with which it was. */
export interface Admitted {
	readonly principal: Principal;
	readonly quotas: readonly QuotaState[];
}

/** Freshness, key and signature of an HMAC request (HMAC-TIME, HMAC-KEY, HMAC-SIG). Reads no body and stores nothing. */
export async function authenticateHmac(
	exchange: Exchange,
	head: Head,
	signed: SignedHeaders,
	contentType: string,
): Promise<Result<Signer>> {
	const { stages, scheme, platform } = exchange;
	if (!stages.isFresh(signed.timestamp, platform.now(), scheme)) {
		return refuse("timestamp_out_of_window");
	}
	const text = stages.stringToSign(
		{ ...signed, method: head.method, host: head.host, target: head.target, contentType },
		scheme,
	);
	const record = await recordThatVerifies(exchange, signed, text);
	return record.ok ? accept({ record: record.value, principal: stages.principalOfKey(record.value), text }) : record;
}

/**
 * The record of the key, under which the signature holds. One that the isolate has kept is good enough to let a request go on
 * to the key's object, which knows of a newer one, and never good enough to refuse it: then the store is asked.
 */
async function recordThatVerifies(exchange: Exchange, signed: SignedHeaders, text: string): Promise<Result<KeyRecord>> {
	const { stages, config, platform, trace, records } = exchange;
	const holdsUnder = (record: KeyRecord | undefined) =>
		trace.time("signature", stages.verifyWithAny(exchange, record, signed.signature, text));
	const kept = records.find(signed.keyId);
	if (kept !== undefined && (await holdsUnder(kept))) {
		return accept(kept);
	}
	const { keyId } = signed;
	const read = stages.servesKey(keyId, config.environment)
		? await trace.time("key", stages.lookUpKey(keyId, platform.keys, config.limits.keyStoreSeconds))
		: accept(undefined);
	if (!read.ok) {
		return read;
	}
	const record = read.value;
	const isNews = kept === undefined || (record?.version ?? 0) > (kept.version ?? 0);
	if (!isNews || !(await holdsUnder(record)) || record === undefined || record.status === "revoked") {
		return refuse("invalid_credentials");
	}
	records.keep(record);
	return accept(record);
}

/**
 * Verifies with every active secret, at most two, or with a dummy where there is none, so that an unknown key
 * costs what a wrong signature costs (HMAC-KEY-02, HMAC-KEY-06).
 */
export async function verifyWithAny(
	exchange: Exchange,
	record: KeyRecord | undefined,
	mac: Uint8Array<ArrayBuffer>,
	text: string,
): Promise<boolean> {
	const { stages } = exchange;
	const keys = record === undefined ? [] : usableKeys(exchange, record);
	if (keys.length === 0) {
		await stages.verifyMac(dummySecret, mac, text);
		return false;
	}
	let holds = false;
	for (const key of keys) {
		holds = (await stages.verifyMac(key, mac, text)) || holds;
	}
	return holds;
}

function usableKeys({ stages, scheme, platform, records }: Exchange, record: KeyRecord) {
	return stages
		.activeSecrets(record, Math.floor(platform.now() / 1000))
		.map((secret) => records.secretBytes(record, secret, (text) => stages.secretBytes(text, scheme)))
		.filter((bytes) => bytes !== undefined);
}

const dummySecret = encodeUtf8("no key has this secret, and its result is never used");

/** The identity that a key record names (FWD-04). */
export function principalOfKey(record: KeyRecord): Principal {
	return {
		authType: "hmac",
		userId: record.userId ?? null,
		orgId: record.orgId ?? null,
		clientId: record.clientId ?? record.keyId,
		scopes: record.scopes,
	};
}

/** The body against its hash, then the one call that admits the nonce (HMAC-BODY, HMAC-NONCE). */
export async function admitHmac(
	exchange: Exchange,
	signed: SignedHeaders,
	signer: Signer,
	body: Uint8Array<ArrayBuffer>,
): Promise<Result<Admitted>> {
	const { stages, scheme, trace } = exchange;
	const sha256 = await trace.time("digest", stages.sha256(body));
	if (!stages.contentHashMatches(signed.contentHash, { length: body.byteLength, sha256 }, scheme)) {
		return refuse("content_hash_mismatch");
	}
	const answer = await askToAdmit(exchange, signed, signer.record);
	if (!answer.ok || answer.value.decision !== "stale") {
		return answer.ok ? admittedBy(exchange, answer.value, signer.principal) : answer;
	}
	const record = parseKeyRecord(answer.value.record, signed.keyId);
	if (record === undefined) {
		return refuse("key_store_unavailable", "admission:record");
	}
	exchange.records.keep(record);
	if (!(await stages.verifyWithAny(exchange, record, signed.signature, signer.text))) {
		return refuse("invalid_credentials");
	}
	const again = await askToAdmit(exchange, signed, record);
	return again.ok ? admittedBy(exchange, again.value, stages.principalOfKey(record)) : again;
}

function askToAdmit(
	{ stages, scheme, config, platform, trace }: Exchange,
	{ keyId, nonce, timestamp }: SignedHeaders,
	{ quotas = {}, version = 0, shards }: KeyRecord,
): Promise<Result<AdmissionAnswer>> {
	const request = {
		nonce,
		acceptableUntil: stages.acceptableUntil(timestamp, scheme),
		quotas,
		liveNonces: config.limits.liveNonces,
		recordVersion: version,
		...(shards === undefined ? {} : { division: { shards, nowSeconds: platform.now() / 1000 } }),
	};
	return trace.time("admission", stages.admit(keyId, request, platform.admission, config.limits.admissionSeconds));
}

function admittedBy({ trace }: Exchange, answer: AdmissionAnswer, principal: Principal): Result<Admitted> {
	switch (answer.decision) {
		case "admitted":
			return accept({ principal, quotas: answer.quotas });
		case "revoked":
			return refuse("invalid_credentials");
		case "replayed":
			return refuse("nonce_replayed");
		case "full":
			return refuse("replay_capacity_exceeded");
		case "over_quota":
			trace.quotas(answer.quotas);
			return refuse("quota_exceeded");
		default:
			// An object of another deployment may answer what this one does not know, or know a record that it has replaced since.
			return refuse("replay_store_unavailable", "admission:decision");
	}
}

/** Form, algorithm, issuer, key, signature and claims of a bearer token, in this order (JWT-FORM to JWT-CLAIM). */
export async function authenticateJwt(exchange: Exchange, text: string): Promise<Result<Principal>> {
	const { stages, platform, tokens, trace } = exchange;
	if (tokens === null) {
		return refuse("invalid_token", "jwt:not-configured");
	}
	const token = stages.parseToken(text, tokens.policy);
	if (!token.ok) {
		return token;
	}
	if (!stages.isOurIssuer(token.value.unverifiedClaims, tokens.policy)) {
		return refuse("invalid_token", "claims:iss");
	}
	const lookup = await trace.time("key", stages.findKeys(token.value, tokens.keySet, platform.keepAlive));
	trace.jwks(lookup.cache);
	if (!lookup.found) {
		return refuse("issuer_unavailable");
	}
	if (lookup.keys.length === 0) {
		return refuse("invalid_token", "token:key");
	}
	if (!(await trace.time("signature", stages.verifyToken(token.value, lookup.keys)))) {
		return refuse("invalid_token", "token:signature");
	}
	return stages.principalOf(token.value.unverifiedClaims, tokens.policy, platform.now());
}
