/**
 * The documents of this folder as types: what `schema/` says in JSON Schema, for readers in TypeScript.
 * Each file of vectors has one kind, and each vector names the one requirement that it is about.
 */

export type SchemeName = "countersign-v1" | "sorted-query";

export type HeaderPair = readonly [name: string, value: string];

/** Why a target is malformed; the closed list of SPEC.md, section 5. */
export type TargetReason =
	| "not_origin_form"
	| "empty_segment"
	| "dot_segment"
	| "forbidden_character"
	| "bad_triplet"
	| "lower_case_triplet"
	| "unreserved_triplet"
	| "forbidden_triplet"
	| "empty_query";

/** The stages of SPEC.md, section 2, at which a vector may be refused. */
export type Step =
	| "method"
	| "size"
	| "target"
	| "host"
	| "framing"
	| "credentials"
	| "freshness"
	| "signature"
	| "token-form"
	| "token-algorithm"
	| "token-issuer"
	| "token-key"
	| "token-signature"
	| "token-claims"
	| "body"
	| "admission";

/** What every vector has. `twin` names the vector that differs in one thing and is not refused; each refused vector has one. */
export interface VectorHead {
	id: string;
	requirement: string;
	flags: readonly string[];
	comment: string;
	twin?: string;
}

/** What a signer is given: the members that the partner's harness sends, without `id` and `scheme`. */
export interface SigningInput {
	keyId: string;
	secret: string;
	/** Unix seconds; in refused vectors any number. */
	timestamp: number;
	nonce: string;
	method: string;
	url: string;
	headers: readonly HeaderPair[];
	bodyBase64: string;
}

export interface Signed {
	target: string;
	contentHash: string;
	stringToSign: string;
	signature: string;
	headers: readonly HeaderPair[];
}

export interface SigningRefusal {
	code: string;
	offset?: number;
	reason?: TargetReason;
}

export interface SigningVector extends VectorHead {
	input: SigningInput;
	expect: Signed | { refusal: SigningRefusal };
}

/** A request on the wire. Each character of `target`, `host` and the headers is one byte, U+0000 to U+00FF. */
export interface WireRequest {
	scheme: "https";
	method: string;
	target: string;
	host: string;
	headers: readonly HeaderPair[];
	bodyBase64: string;
}

/** A key that the gateway has a record of; its secrets are those of keys.json that are not retired. */
export interface KeyState {
	id: string;
	/** What the key record says. */
	status: "active" | "revoked";
	/** Unix seconds. */
	expiresAt?: number;
	/** The admission object knows the key to be revoked, whatever the record says. */
	revokedAtAdmission?: true;
	/** How many requests may be admitted in a fixed UTC minute, hour and day. */
	quotas?: { minute?: number; hour?: number; day?: number };
}

export interface GatewayState {
	keys: readonly KeyState[];
	/** Nonces that were admitted before, with the timestamp that they were signed with. */
	spentNonces: readonly (readonly [keyId: string, nonce: string, timestamp: number])[];
	/** How many requests were admitted in which Unix second before: all that has been used of a quota. Absent: none. */
	admitted?: readonly (readonly [keyId: string, second: number, count: number])[];
	/** The hosts that the gateway serves, as they are signed; absent: any. */
	hosts?: readonly string[];
}

export interface Clock {
	/** The gateway's time in Unix seconds, whole or not. */
	now: number;
}

interface Admit {
	decision: "admit";
	/** Under sorted-query: the canonical target, which is routed and forwarded. Under countersign-v1 it is the target as sent. */
	target?: string;
}

export interface Refuse {
	decision: "refuse";
	status: number;
	code: string;
	step: Step;
	offset?: number;
	reason?: TargetReason;
}

/** What the gateway computes on its way, as far as it comes before it decides. */
export interface Stages {
	/** The host as it is signed, after stage `host`. */
	host?: string;
	/** After stage `freshness`. */
	stringToSign?: string;
	/** What each usable secret of the key makes of it, in their order: none for an unknown or unusable key. */
	signatures?: readonly string[];
	/** Of the body that arrived, after stage `signature`. */
	contentHash?: string;
}

export interface VerificationVector extends VectorHead {
	request: WireRequest;
	clock: Clock;
	state: GatewayState;
	stages: Stages;
	expect: Admit | Refuse;
}

export interface TokenPolicy {
	issuer: string;
	audience: string;
	algorithms: readonly string[];
	/** The types that the policy lists, in lower case and without `application/`; null is an absent `typ`. */
	typ: readonly (string | null)[];
	toleranceSeconds: number;
}

export interface Principal {
	subject: string;
	organization: string | null;
	client: string | null;
	scopes: readonly string[];
}

export type Jwk = Readonly<Record<string, unknown>>;

export interface TokenVector extends VectorHead {
	token: string;
	clock: Clock;
	policy: TokenPolicy;
	jwks: { keys: readonly unknown[] };
	expect: { decision: "admit"; principal: Principal } | { decision: "refuse"; code: string; step: Step };
}

/** An example that a standard publishes: every figure it states, and what a verifier of this protocol makes of the token. */
export interface KnownAnswerVector extends VectorHead {
	/** The standard and the place in it. */
	source: string;
	alg: string;
	/** As published, private members included; null where there is none. */
	key: Jwk | null;
	/** The texts, line breaks as published, before they are encoded. */
	header: string;
	payload: string;
	signingInput: string;
	/** In base64url; empty where there is none. */
	signature: string;
	/** The compact serialization. */
	token: string;
	expect: {
		/** Whether the signature verifies under the key by the algorithm. */
		verifies: boolean;
		/** Whether the algorithm gives one signature only, so that signing anew gives these bytes. */
		reproducible: boolean;
		/** What the whole verifier decides, whatever its policy and its set. */
		gateway: { decision: "refuse"; code: string; step: Step };
	};
}

interface FileHead {
	$schema: string;
	schemaVersion: 1;
	family: string;
	notes: string;
}

export interface SigningFile extends FileHead {
	kind: "signing";
	scheme: SchemeName;
	vectors: readonly SigningVector[];
}

export interface VerificationFile extends FileHead {
	kind: "verification";
	scheme: SchemeName;
	vectors: readonly VerificationVector[];
}

export interface TokenFile extends FileHead {
	kind: "jwt";
	vectors: readonly TokenVector[];
}

export interface KnownAnswerFile extends FileHead {
	kind: "known-answer";
	vectors: readonly KnownAnswerVector[];
}

export type VectorFile = SigningFile | VerificationFile | TokenFile | KnownAnswerFile;

/** One line for each file of vectors, so that nobody has to list directories. */
export interface Manifest {
	$schema: string;
	schemaVersion: 1;
	total: number;
	files: readonly { path: string; kind: VectorFile["kind"]; scheme?: SchemeName; family: string; count: number }[];
}

/** A published HMAC key: `active` secrets are in the gateway's record, in this order, `retired` ones are not. */
export interface HmacKey {
	id: string;
	comment: string;
	secrets: readonly { secret: string; state: "active" | "retired" }[];
}

/** A published key pair as a private JWK. */
interface TokenKey {
	name: string;
	comment: string;
	jwk: Jwk;
}

export interface KeysFile {
	$schema: string;
	schemaVersion: 1;
	notes: string;
	hmac: readonly HmacKey[];
	jwt: readonly TokenKey[];
}
