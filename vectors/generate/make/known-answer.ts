import {
	constants,
	createHmac,
	createPrivateKey,
	createPublicKey,
	type KeyObject,
	sign,
	type VerifyKeyObjectInput,
	verify,
} from "node:crypto";
import type { Jwk, KnownAnswerFile, KnownAnswerVector } from "../../format.ts";
import { publicJwk } from "../published-keys.ts";
import { decideToken } from "../reference/token.ts";
import { type CaseHead, head } from "./head.ts";
import { NOW } from "./signing.ts";

export interface KnownAnswerCase extends CaseHead {
	source: string;
	alg: string;
	key: Jwk | null;
	header: string;
	payload: string;
	signature: string;
	/** The token as published where it is not the signing input and the signature. */
	token?: string;
}

const encode = (text: string): string => Buffer.from(text, "utf8").toString("base64url");

type Options = Omit<VerifyKeyObjectInput, "key">;

/** Digest and options of each algorithm with a key pair (RFC 7518 §3.1, RFC 8037 §3.1), and whether it has one signature only. */
const algorithms: Readonly<Record<string, { digest: string | null; options: Options; reproducible: boolean }>> = {
	RS256: { digest: "sha256", options: { padding: constants.RSA_PKCS1_PADDING }, reproducible: true },
	PS384: {
		digest: "sha384",
		options: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 },
		reproducible: false,
	},
	ES256: { digest: "sha256", options: { dsaEncoding: "ieee-p1363" }, reproducible: false },
	ES512: { digest: "sha512", options: { dsaEncoding: "ieee-p1363" }, reproducible: false },
	EdDSA: { digest: null, options: {}, reproducible: true },
};

/** What cryptography says of the figures: whether they verify, and whether signing anew gives the same bytes. */
function prove({ alg, key, signature }: KnownAnswerCase, input: string): { verifies: boolean; reproducible: boolean } {
	if (key === null) return { verifies: false, reproducible: false };
	const data = Buffer.from(input, "latin1");
	if (alg === "HS256") {
		const mac = createHmac("sha256", Buffer.from(String(key["k"]), "base64url"))
			.update(data)
			.digest("base64url");
		return { verifies: mac === signature, reproducible: mac === signature };
	}
	const algorithm = algorithms[alg];
	if (algorithm === undefined) throw new Error(`no algorithm ${alg}`);
	const { digest, options, reproducible } = algorithm;
	const privateKey: KeyObject = createPrivateKey({ key, format: "jwk" });
	const verifies = verify(
		digest,
		data,
		{ key: createPublicKey(privateKey), ...options },
		Buffer.from(signature, "base64url"),
	);
	const again = reproducible && sign(digest, data, { key: privateKey, ...options }).toString("base64url");
	if (reproducible && again !== signature) throw new Error(`${alg}: signing anew gives another signature`);
	return { verifies, reproducible };
}

function vectorOf(family: string, given: KnownAnswerCase): KnownAnswerVector {
	const { source, alg, key, header, payload, signature } = given;
	const signingInput = `${encode(header)}.${encode(payload)}`;
	const proof = prove(given, signingInput);
	const id = `${family}-${given.slug}`;
	if (proof.verifies !== (key !== null)) throw new Error(`${id}: the figures do not verify`);
	if (JSON.parse(header).alg !== alg) throw new Error(`${id}: the header names another algorithm`);
	const token = given.token ?? `${signingInput}.${signature}`;
	const policy = {
		issuer: "joe",
		audience: "joe",
		algorithms: ["RS256", "PS256", "ES256", "EdDSA"],
		typ: [null, "jwt", "at+jwt"],
		toleranceSeconds: 30,
	};
	const clock = { now: NOW };
	const about = head(family, given, false, "");
	const gateway = decideToken({ ...about, token, clock, policy, jwks: { keys: [publicJwk("rsa-1")] } });
	// On form alone, and so whatever the policy and the set.
	if (gateway.decision !== "refuse" || gateway.step !== "token-form") throw new Error(`${id}: not refused on form`);
	const expect = { ...proof, gateway: { decision: "refuse", code: gateway.code, step: gateway.step } } as const;
	return { ...about, source, alg, key, header, payload, signingInput, signature, token, expect };
}

/**
 * A file of published examples. Throws where the figures do not verify, or where an algorithm with one signature only
 * gives another one: a figure that was copied wrongly makes no file.
 */
export function knownAnswerFile(family: string, notes: string, cases: readonly KnownAnswerCase[]): KnownAnswerFile {
	return {
		$schema: "../schema/known-answer.schema.json",
		schemaVersion: 1,
		kind: "known-answer",
		family,
		notes,
		vectors: cases.map((given) => vectorOf(family, given)),
	};
}
