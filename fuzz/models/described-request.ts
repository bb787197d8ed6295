import { createHash } from "node:crypto";
import type { Signing } from "../../conformance/client/probe.ts";
import type { HeaderRole } from "../../conformance/client/protocol.ts";
import { sign } from "../../conformance/client/signer.ts";
import type { SigningScheme } from "../../conformance/client/signing-scheme.ts";
import type { WireRequest } from "../../conformance/client/wire.ts";
import type { Altered } from "../place.ts";
import { withoutBlanks } from "./meaning.ts";
import { accepted, open, type Prediction, refused } from "./prediction.ts";
import { isPlain, repaired } from "./target-shape.ts";
import { fieldOrNone, hostOf } from "./wire-fields.ts";

/** What is known of a target whose signing scheme is described by a file. */
export interface DescribedFacts {
	readonly scheme: SigningScheme;
	/** How far the target's clock may be off, in seconds. */
	readonly clockUncertainty: number;
}

/**
 * What becomes of a signed request that was altered on its way, as far as the description of the scheme says it. What
 * the scheme covers is told by the string to sign that the runner's own signer makes of it. Of what it does not cover
 * nothing is said, nor of another spelling that a reader may take for the same; where anything else of what is covered
 * is another, where the proof is another or is missing, or the time is not within the window, it is refused.
 */
export function predictDescribed(altered: Altered, facts: DescribedFacts): Prediction {
	const { request, honest } = altered;
	if (request.method === "OPTIONS" && honest.method !== "OPTIONS") {
		// Many servers answer it in their gateway's stead, and let nobody in by that.
		return open;
	}
	return (
		unsigned(altered, facts) ??
		wronglySigned(altered, facts) ??
		alteredPart(altered, facts) ??
		wrongHash(altered, facts) ??
		untimely(altered, facts) ??
		(isAsTheOperatorsOwn(altered) ? accepted : open)
	);
}

type PartName = "method" | "target" | "host" | "contentType" | "body" | Exclude<HeaderRole, "signature">;

interface Parts extends Readonly<Record<Exclude<PartName, "body">, string>> {
	readonly body: Uint8Array;
}

function partsOf(request: WireRequest, { headers }: SigningScheme): Parts {
	const field = (role: HeaderRole) => (headers[role] === undefined ? "" : fieldOrNone(request, headers[role].name));
	return {
		method: request.method,
		target: request.target,
		host: hostOf(request).toLowerCase(),
		contentType: fieldOrNone(request, "content-type"),
		body: request.body,
		keyId: field("keyId"),
		timestamp: field("timestamp"),
		nonce: field("nonce"),
		contentHash: field("contentHash"),
	};
}

const anyKey = { id: "", secrets: [{ reveal: () => "0".repeat(64) }] as const };

/** The string to sign of a request with these parts, with the mistakes of its signer if there are some. */
function textOf(parts: Parts, scheme: SigningScheme, mistakes: Pick<Signing, "lines" | "separator"> = {}): string {
	const { keyId, timestamp, nonce, contentHash, ...rest } = parts;
	const fields = Object.entries({ keyId, timestamp, nonce, contentHash }).filter(
		([role]) => scheme.headers[role as HeaderRole] !== undefined,
	);
	const input = { ...rest, nonce: "", now: 0 };
	return sign(input, { key: anyKey }, scheme, { ...Object.fromEntries(fields), ...mistakes }).stringToSign;
}

function unsigned({ request, honest }: Altered, { scheme }: DescribedFacts): Prediction | undefined {
	const { name } = scheme.headers.signature;
	const sent = fieldOrNone(request, name);
	if (sent === "") {
		return refused("HMAC-HDR-01");
	}
	return isSameSignature(sent, fieldOrNone(honest, name), scheme) ? undefined : refused("HMAC-SIG-04");
}

/** Whether some reader takes the one text for the other: with something around it, or the same bytes in other letters. */
function isSameSignature(sent: string, honest: string, { signature: { prefix, encoding } }: SigningScheme): boolean {
	const bare = honest.slice(prefix.length);
	const bytes = Buffer.from(bare, encoding);
	const readings = [sent, sent.slice(prefix.length)].flatMap((text) => [
		Buffer.from(text, "hex"),
		Buffer.from(text, "base64"),
	]);
	const isContained = encoding === "hex" ? sent.toLowerCase().includes(bare) : sent.includes(bare);
	return isContained || readings.some((one) => one.equals(bytes));
}

const refusedRoles: Readonly<Record<string, string>> = {
	revoked: "HMAC-KEY-04",
	expired: "HMAC-KEY-05",
	retired: "HMAC-KEY-07",
	unknown: "HMAC-KEY-01",
};

function wronglySigned({ request, honest, probe }: Altered, { scheme }: DescribedFacts): Prediction | undefined {
	const role = refusedRoles[probe.key ?? "primary"];
	const { lines, separator, digest, secret, keyId } = probe.sign ?? {};
	if (role !== undefined) {
		return refused(role);
	}
	if (keyId !== undefined) {
		return refused("HMAC-KEY-03");
	}
	if (digest !== undefined) {
		return refused("HMAC-SIG-01");
	}
	if (secret !== undefined && secret !== "other-active") {
		return isMaybeRight(secret, scheme) ? open : refused("HMAC-SIG-02");
	}
	if (lines === undefined && separator === undefined) {
		return undefined;
	}
	const mistaken = textOf(partsOf(honest, scheme), scheme, {
		...(lines === undefined ? {} : { lines }),
		...(separator === undefined ? {} : { separator }),
	});
	// What was altered may have become what the signer had signed by mistake.
	const asSent = [partsOf(honest, scheme), partsOf(request, scheme)].map((parts) => textOf(parts, scheme));
	return asSent.includes(mistaken) ? open : refused("HMAC-CANON-01");
}

/** Whether a secret that is read otherwise than it is written may be how the scheme reads it. */
function isMaybeRight(variant: NonNullable<Signing["secret"]>, { secret }: SigningScheme): boolean {
	return variant === `${secret.encoding}-decoded` || (secret.prefix !== undefined && variant.endsWith("-decoded"));
}

const partRequirements: Readonly<Record<PartName, string>> = {
	method: "HMAC-CANON-06",
	target: "HMAC-CANON-08",
	host: "HMAC-CANON-07",
	contentType: "HMAC-CANON-09",
	body: "HMAC-BODY-01",
	keyId: "HMAC-CANON-03",
	timestamp: "HMAC-CANON-04",
	nonce: "HMAC-CANON-05",
	contentHash: "HMAC-CANON-10",
};

/** The first part that the string to sign shows to be another, and that nobody reads as the same. */
function alteredPart({ request, honest }: Altered, { scheme }: DescribedFacts): Prediction | undefined {
	const [signed, sent] = [partsOf(honest, scheme), partsOf(request, scheme)];
	const text = textOf(signed, scheme);
	if (textOf(sent, scheme) === text) {
		// A key that the scheme does not sign is another all the same.
		return sent.keyId === "" || sent.keyId === signed.keyId ? undefined : refused("HMAC-KEY-01");
	}
	const names = Object.keys(partRequirements) as PartName[];
	const isAnother = (name: PartName, other: Parts) => textOf({ ...signed, [name]: other[name] }, scheme) !== text;
	const altered = names.filter((name) => isAnother(name, sent));
	const worst = altered.find(
		(name) => !readings(name, request, sent, signed).some((reading) => !isAnother(name, reading)),
	);
	return worst === undefined ? open : refused(partRequirements[worst]);
}

/** What readers may take a part for that was sent otherwise than it was signed. */
function readings(name: PartName, request: WireRequest, sent: Parts, signed: Parts): readonly Parts[] {
	const same = (isSame: boolean): readonly Parts[] => (isSame ? [signed] : []);
	switch (name) {
		case "method":
			return [];
		case "target": {
			const seen = isPlain(sent.target) ? sent.target : (repaired(sent.target) ?? sent.target);
			return [
				{ ...sent, target: seen },
				{ ...sent, target: seen.replace(/\?$/, "") },
			];
		}
		case "host":
			return same(withoutPort(sent.host) === withoutPort(signed.host));
		case "contentType":
			return same(withoutSpaces(sent.contentType) === withoutSpaces(signed.contentType));
		case "body":
			// Many read no body of a request that has none by its method, nor forward one.
			return same(["GET", "HEAD", "OPTIONS", "DELETE"].includes(request.method) || !isFramed(request));
		case "timestamp":
			return same(Number.parseInt(sent.timestamp, 10) === Number.parseInt(signed.timestamp, 10));
		case "contentHash":
			// Whoever makes the hash anew does not look at what the sender says of it.
			return same(true);
		case "keyId":
		case "nonce":
			return same(sent[name].split(/[\s,]+/).includes(signed[name]) && signed[name] !== "");
	}
}

function withoutPort(host: string): string {
	return withoutBlanks(host)
		.replace(/:0*(?:80|443)$/, "")
		.replace(/\.(?=$|:)/, "");
}

function withoutSpaces(type: string): string {
	return type.replaceAll(/\s/g, "").toLowerCase();
}

function isFramed({ framing }: WireRequest): boolean {
	return framing.kind === "length" || framing.kind === "chunked";
}

/** Of a scheme that signs the hash of a body: whether the body is another than the one whose hash was signed. */
function wrongHash({ request, honest }: Altered, { scheme }: DescribedFacts): Prediction | undefined {
	const signed = partsOf(honest, scheme);
	const isSigned = textOf({ ...signed, contentHash: `${signed.contentHash}0` }, scheme) !== textOf(signed, scheme);
	if (scheme.headers.contentHash === undefined || !isSigned || signed.contentHash === scheme.body.unsignedPayload) {
		return undefined;
	}
	const isThatBody = createHash("sha256").update(request.body).digest("hex") === signed.contentHash.toLowerCase();
	if (isThatBody) {
		return undefined;
	}
	const isRead = request.body.length === 0 || !["GET", "HEAD", "OPTIONS", "DELETE"].includes(request.method);
	return isFramed(request) && isRead ? refused("HMAC-BODY-01") : open;
}

/** Between signing and judging; nothing is said of what lapses in between. */
const travelSeconds = 3;

function untimely(
	{ request, signedAt }: Altered,
	{ scheme, clockUncertainty }: DescribedFacts,
): Prediction | undefined {
	const { timestamp, headers } = scheme;
	if (timestamp === undefined || headers.timestamp === undefined) {
		return undefined;
	}
	const text = fieldOrNone(request, headers.timestamp.name);
	if (!/^[0-9]+$/.test(text)) {
		return open;
	}
	const seconds = Number(text) / (timestamp.unit === "milliseconds" ? 1000 : 1);
	const distance = Math.abs(signedAt - seconds);
	if (Math.abs(distance - timestamp.windowSeconds) <= travelSeconds + clockUncertainty) {
		return open;
	}
	if (distance < timestamp.windowSeconds) {
		return undefined;
	}
	return refused(seconds < signedAt ? "HMAC-TIME-01" : "HMAC-TIME-02");
}

/** Whether nothing about it is ours but its time: the operator has said that such a request is accepted. */
function isAsTheOperatorsOwn({ probe }: Altered): boolean {
	const { route = "read", key = "primary", sign = {}, after = [], headers = [], ...others } = probe;
	const isPlainlySigned = Object.keys(sign).every((member) => member === "timestampOffset");
	return (
		route === "read" &&
		key === "primary" &&
		isPlainlySigned &&
		after.length + headers.length === 0 &&
		Object.keys(others).every((member) => member === "credential")
	);
}
