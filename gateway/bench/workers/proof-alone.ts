import { env } from "cloudflare:workers";
import {
	acceptableUntil,
	contentHashMatches,
	countersignV1,
	encodeUtf8,
	isFresh,
	isOurIssuer,
	parseHost,
	parseTarget,
	parseToken,
	principalOf,
	stringToSign,
} from "#protocol";
import { AdmissionBatches } from "../../src/admission-batches.ts";
import type { AdmissionBinding } from "../../src/admission-protocol.ts";
import { admit } from "../../src/admit.ts";
import { parseConfig, tokenPolicyOf } from "../../src/config.ts";
import { type Credential, chooseCredential } from "../../src/credentials.ts";
import { sha256, verifyMac } from "../../src/digest.ts";
import { targetText } from "../../src/head.ts";
import { fetchKeySet } from "../../src/jwks.ts";
import { openKeySet } from "../../src/jwks-cache.ts";
import { verifyToken } from "../../src/verify-token.ts";
import { keySecret } from "../bench-workers.ts";
import type { PeerEnv } from "./peer-env.ts";

type HmacCredential = Extract<Credential, { readonly kind: "hmac" }>;

interface ProofEnv extends PeerEnv {
	readonly CONFIG: unknown;
	/** Without it, whatever is signed is let in again and again. */
	readonly ADMISSION?: AdmissionBinding;
}

const { UPSTREAM, CONFIG, ADMISSION } = env as unknown as ProofEnv;

/**
 * The reference's own functions in a Worker that does with them what the documentation of a library for tokens shows: it proves
 * the credential, has its nonce admitted where there is something that admits, and forwards plainly. For measuring only. It
 * forwards every header, has one secret for all keys and keeps no log.
 */
const { jwt, limits } = parseConfig(CONFIG);
if (jwt === undefined) {
	throw new Error("the stand has an issuer");
}
const policy = tokenPolicyOf(jwt);
const keySet = openKeySet({ config: jwt, now: Date.now, fetchKeySet: () => fetchKeySet(jwt, fetch) });
const secret = encodeUtf8(keySecret);
const batches = ADMISSION === undefined ? undefined : new AdmissionBatches(ADMISSION);

export default {
	async fetch(request, _, context) {
		const keepAlive = (work: Promise<unknown>) => context.waitUntil(work);
		const credential = chooseCredential((name) => request.headers.get(name), countersignV1);
		const body = request.body === null ? null : new Uint8Array(await request.arrayBuffer());
		const isProved =
			credential.ok &&
			(credential.value.kind === "hmac"
				? (await isSigned(request, body ?? new Uint8Array(), credential.value)) &&
					(await isAdmitted(credential.value, keepAlive))
				: await isOurToken(credential.value.token, keepAlive));
		if (!isProved) {
			return new Response("Unauthorized", { status: 401 });
		}
		const { pathname, search } = new URL(request.url);
		return fetch(UPSTREAM + pathname + search, body === null ? request : new Request(request, { body }));
	},
} satisfies ExportedHandler;

async function isSigned(
	request: Request,
	body: Uint8Array<ArrayBuffer>,
	{ signed, contentType }: HmacCredential,
): Promise<boolean> {
	const target = parseTarget(targetText(request.url), countersignV1);
	const host = parseHost(request.headers.get("host") ?? "", 443);
	if (!target.ok || !host.ok || !isFresh(signed.timestamp, Date.now(), countersignV1)) {
		return false;
	}
	const parts = { ...signed, method: request.method, host: host.value, target: target.value, contentType };
	if (!(await verifyMac(secret, signed.signature, stringToSign(parts, countersignV1)))) {
		return false;
	}
	const digest = { length: body.byteLength, sha256: await sha256(body) };
	return contentHashMatches(signed.contentHash, digest, countersignV1);
}

async function isAdmitted({ signed }: HmacCredential, keepAlive: (work: Promise<unknown>) => void): Promise<boolean> {
	if (batches === undefined) {
		return true;
	}
	const { nonce, timestamp, keyId } = signed;
	const until = acceptableUntil(timestamp, countersignV1);
	const ask = { nonce, acceptableUntil: until, quotas: {}, liveNonces: limits.liveNonces, recordVersion: 0 };
	const answer = await admit(keyId, ask, batches.namespace(keepAlive), limits.admissionSeconds);
	return answer.ok && answer.value.decision === "admitted";
}

async function isOurToken(text: string, keepAlive: (work: Promise<unknown>) => void): Promise<boolean> {
	const token = parseToken(text, policy);
	if (!token.ok || !isOurIssuer(token.value.unverifiedClaims, policy)) {
		return false;
	}
	const lookup = await keySet.find(token.value.keyId, token.value.algorithm, keepAlive);
	const holds = lookup.found && (await verifyToken(token.value, lookup.keys));
	return holds && principalOf(token.value.unverifiedClaims, policy, Date.now()).ok;
}
