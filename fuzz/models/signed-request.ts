import { createHash } from "node:crypto";
import type { WireRequest } from "../../conformance/client/wire.ts";
import type { Altered } from "../place.ts";
import { generatorTargetParser } from "../subjects/generator.ts";
import { usualLimits } from "./gateway-setup.ts";
import { sectionSize } from "./header-section.ts";
import { type Meaning, sortedMeaning, verbatimMeaning } from "./meaning.ts";
import { accepted, open, type Prediction, refused } from "./prediction.ts";
import type { RawRequest } from "./raw-request.ts";
import { grammarRequirement, malformedField, type SchemeName } from "./signed-fields.ts";
import { isHandedOver, isPlain, repaired } from "./target-shape.ts";
import { coveredParts, fieldOrNone, fieldValue, hostOf, signedFieldsOf } from "./wire-fields.ts";

/** What is known of a target that a request is for. */
export interface SignedFacts {
	readonly scheme: SchemeName;
	/** How far the target's clock may be off, in seconds. */
	readonly clockUncertainty: number;
	/** The largest body that the target takes; undefined: not known. */
	readonly maxBodyBytes: number | undefined;
	/** Whether nothing in front of the gateway rewrites what was sent. */
	readonly isDirect: boolean;
	/** Whether the public scheme is known to be https, so that 443 need not be said. */
	readonly isHttps: boolean;
}

const knownMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const windowSeconds = 300;
/** Between signing and judging; nothing is said of what lapses in between. */
const travelSeconds = 3;

/**
 * What becomes of a signed request that was altered on its way, by the verification order of the specification. It
 * knows no secret: a signature holds if it is the honest one and the altered request means what the honest one meant.
 */
export function predictSigned(altered: Altered, facts: SignedFacts): Prediction {
	const prediction = predict(altered, facts);
	const { request } = altered;
	// REQ-09, unless the platform settles by itself how long the body is before the gateway sees the request.
	const framed =
		request.framing.kind === "length-and-chunked" ? orRefused(prediction, "malformed_request") : prediction;
	// REQ-03, which an operator may have set otherwise.
	return sectionSize(request).atMost > usualLimits.headerBytes ? orRefused(framed, "headers_too_large") : framed;
}

/** What is refused may be refused for that as well; what is not, nobody can say. */
function orRefused(prediction: Prediction, code: string): Prediction {
	if (prediction.outcome !== "refused") return open;
	// Without codes any will do.
	return prediction.codes.length === 0 ? prediction : { ...prediction, codes: [...prediction.codes, code] };
}

function predict(altered: Altered, facts: SignedFacts): Prediction {
	const { request, honest } = altered;
	const early = beforeHost(altered, facts);
	if (early !== undefined) {
		return early;
	}
	const later = misframed(request, facts) ?? fromCredentials(altered, facts);
	const host = otherHost(hostOf(request).toLowerCase(), hostOf(honest).toLowerCase(), facts);
	return host === undefined ? later : atHostOr(host, later);
}

/** A gateway that serves any host goes on from there, and may meet another defect before the signature. */
function atHostOr(host: Prediction, later: Prediction): Prediction {
	if (host.outcome !== "refused" || later.outcome === "accepted") {
		return host;
	}
	if (later.outcome === "open") {
		return open;
	}
	return { ...host, codes: later.codes.length === 0 ? [] : [...host.codes, ...later.codes] };
}

function fromCredentials(altered: Altered, facts: SignedFacts): Prediction {
	const { request, probe } = altered;
	const fields = signedFieldsOf(request);
	const bearer = fieldOrNone(request, "authorization");
	if (Object.values(fields).every((value) => value === null)) {
		return withoutSignature(bearer);
	}
	const malformed = malformedField(fields, facts.scheme);
	if (malformed !== undefined) {
		const requirement = fields[malformed] === null ? "HMAC-HDR-01" : grammarRequirement(malformed, facts.scheme);
		return refused(requirement, "malformed_request");
	}
	if (!/^[\x20-\x7e]*$/.test(fieldOrNone(request, "content-type"))) {
		return refused("HMAC-HDR-11", "malformed_request");
	}
	if (bearer !== "") {
		return refused("CRED-03", "conflicting_credentials");
	}
	return (
		untimely(altered, facts) ??
		unproved(altered, facts) ??
		wrongBody(request) ??
		(probe.key === "readOnly" && probe.route === "write" ? refused("AUTHZ-07", "insufficient_scope") : undefined) ??
		accepted
	);
}

function beforeHost({ request, honest }: Altered, facts: SignedFacts): Prediction | undefined {
	if (!knownMethods.includes(request.method)) {
		return refused("REQ-01", "method_not_allowed");
	}
	if (request.target === "*" && facts.isDirect) {
		// A platform makes a path of it that nobody signed, or a part of the host.
		return refused("TGT-02", "malformed_target", "invalid_credentials", "misdirected_request");
	}
	if (!isPlain(request.target)) {
		// Verbatim, what is handed over is what is judged; sorted-query itself takes several spellings for one.
		const isJudgedAsSent = facts.isDirect && facts.scheme !== "sorted-query" && isHandedOver(request.target);
		const other = isJudgedAsSent ? undefined : repaired(request.target);
		const same =
			other !== undefined &&
			meaningOf(facts.scheme)({ ...coveredParts(honest), target: other }) ===
				meaningOf(facts.scheme)(coveredParts(honest));
		return same ? open : refused("TGT-01");
	}
	const target = generatorTargetParser(facts.scheme)(request.target);
	if (!("text" in target)) {
		const { code, offset, reason } = target;
		return { ...refused(code === "target_too_long" ? "REQ-02" : "TGT-01", code), offset, reason };
	}
	return undefined;
}

/** Whether a host is served nobody said, and another host has another signature: one of these it is. */
function otherHost(host: string, honest: string, { isHttps }: SignedFacts): Prediction | undefined {
	if (host === honest || (host === `${honest}:443` && isHttps)) {
		return undefined;
	}
	return host === `${honest}:443` || host === `${honest}:80`
		? open
		: refused("HMAC-CANON-07", "malformed_request", "misdirected_request", "invalid_credentials");
}

function misframed(request: WireRequest, { maxBodyBytes }: SignedFacts): Prediction | undefined {
	const { framing } = request;
	if (framing.kind === "declared" && Number(framing.declared) > (maxBodyBytes ?? 0)) {
		return maxBodyBytes === undefined ? open : refused("REQ-06", "content_too_large");
	}
	const coding = fieldOrNone(request, "content-encoding").toLowerCase();
	return coding === "" || coding === "identity" ? undefined : refused("REQ-08", "unsupported_content_encoding");
}

function withoutSignature(bearer: string): Prediction {
	if (bearer === "") {
		return refused("CRED-01", "unauthenticated");
	}
	return /^bearer(?![!#$%&'*+.^_`|~0-9A-Za-z-])/i.test(bearer)
		? refused("JWT-FORM-01", "invalid_token")
		: refused("CRED-06", "unauthenticated");
}

function untimely({ request, signedAt }: Altered, { clockUncertainty }: SignedFacts): Prediction | undefined {
	const distance = Math.abs(signedAt - Number(fieldOrNone(request, "x-timestamp")));
	if (Math.abs(distance - windowSeconds) <= travelSeconds + clockUncertainty) {
		return open;
	}
	if (distance < windowSeconds) {
		return undefined;
	}
	const late = Number(fieldOrNone(request, "x-timestamp")) < signedAt;
	return refused(late ? "HMAC-TIME-01" : "HMAC-TIME-02", "timestamp_out_of_window");
}

const refusedRoles: Readonly<Record<string, string>> = {
	revoked: "HMAC-KEY-04",
	expired: "HMAC-KEY-05",
	retired: "HMAC-KEY-07",
	unknown: "HMAC-KEY-01",
};

function unproved({ request, honest, probe }: Altered, { scheme }: SignedFacts): Prediction | undefined {
	const invalid = (requirement: string) => refused(requirement, "invalid_credentials");
	const role = refusedRoles[probe.key ?? "primary"];
	const { lines, separator, digest, secret, keyId } = probe.sign ?? {};
	if (fieldValue(request, "x-signature")?.trim() !== fieldValue(honest, "x-signature")?.trim()) {
		return invalid("HMAC-SIG-04");
	}
	const part = alteredPart(honest, request, scheme);
	if (part !== undefined) {
		// What was altered may have become what the signer had signed by mistake, which is then no mistake any more.
		return lines === undefined ? invalid(part) : open;
	}
	if (lines !== undefined || separator !== undefined) {
		return invalid("HMAC-CANON-01");
	}
	if (digest !== undefined || (secret !== undefined && secret !== "other-active")) {
		return invalid(digest === undefined ? "HMAC-SIG-02" : "HMAC-SIG-01");
	}
	if (keyId !== undefined) {
		return invalid("HMAC-KEY-03");
	}
	return role === undefined ? undefined : invalid(role);
}

const partRequirements: Readonly<Record<keyof RawRequest, string>> = {
	method: "HMAC-CANON-06",
	target: "HMAC-CANON-08",
	host: "HMAC-CANON-07",
	contentType: "HMAC-CANON-09",
	keyId: "HMAC-CANON-03",
	timestamp: "HMAC-CANON-04",
	nonce: "HMAC-CANON-05",
	contentHash: "HMAC-CANON-10",
};

/** The requirement of the first covered part that no longer means what was signed. */
function alteredPart(honest: WireRequest, request: WireRequest, scheme: SchemeName): string | undefined {
	const meaning = meaningOf(scheme);
	const signed = coveredParts(honest);
	const sent = coveredParts(request);
	const names = Object.keys(partRequirements) as (keyof RawRequest)[];
	// sorted-query does not sign the key id, but another key has another secret.
	const changed = names.find((name) =>
		name === "keyId" ? signed.keyId !== sent.keyId : meaning({ ...signed, [name]: sent[name] }) !== meaning(signed),
	);
	return changed === undefined ? undefined : partRequirements[changed];
}

function meaningOf(scheme: SchemeName): Meaning {
	return scheme === "sorted-query" ? sortedMeaning : verbatimMeaning;
}

function wrongBody(request: WireRequest): Prediction | undefined {
	const { method, framing } = request;
	// The body that was announced never comes, or its pieces are none.
	if (
		framing.kind === "bad-chunks" ||
		(framing.kind === "declared" && Number(framing.declared) > request.body.length)
	) {
		return refused("REQ-10", "malformed_request");
	}
	// What comes behind it is no part of this request.
	const body = framing.kind === "declared" ? request.body.subarray(0, Number(framing.declared)) : request.body;
	if (body.length > 0 && (method === "GET" || method === "HEAD")) {
		return refused("REQ-11", "malformed_request");
	}
	const claimed = fieldOrNone(request, "x-content-sha256");
	const matches =
		claimed === "UNSIGNED-PAYLOAD" ? body.length === 0 : claimed === createHash("sha256").update(body).digest("hex");
	return matches ? undefined : refused("HMAC-BODY-01", "content_hash_mismatch");
}
