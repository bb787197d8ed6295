import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { CompactSign } from "jose";
import { fakeResult } from "../report/fake-report.ts";
import type { Report } from "../report/schema.ts";
import { fakeRun, fakeSuite } from "../shards/fake-shards.ts";
import { type AttestationKey, readPrivateKey } from "./key-text.ts";
import type { Attestation } from "./schema.ts";
import { statementOf } from "./statement.ts";

/** For tests: a key pair of each kind that signs attestations, and of some that must not. */
export const makePair = {
	EdDSA: () => generateKeyPairSync("ed25519"),
	ES256: () => generateKeyPairSync("ec", { namedCurve: "P-256" }),
	RS256: () => generateKeyPairSync("rsa", { modulusLength: 2048 }),
	weakRsa: () => generateKeyPairSync("rsa", { modulusLength: 1024 }),
	P384: () => generateKeyPairSync("ec", { namedCurve: "P-384" }),
	Ed448: () => generateKeyPairSync("ed448"),
} as const satisfies Record<string, () => { privateKey: KeyObject; publicKey: KeyObject }>;

export function privatePem(key: KeyObject): string {
	return key.export({ format: "pem", type: "pkcs8" }).toString();
}

export function publicPem(key: KeyObject): string {
	return key.export({ format: "pem", type: "spki" }).toString();
}

export async function signingKeyOf(privateKey: KeyObject): Promise<AttestationKey> {
	const read = await readPrivateKey(privatePem(privateKey));
	if (!read.ok) throw new Error(read.message);
	return read.key;
}

const checks = [1, 2, 3].map((number) => ({ id: `HMAC-SIG-01/check-${number}` }));

/** A report in which all passes, unless told otherwise. */
export function passingReport(overrides: Partial<Report> = {}): Report {
	const results = checks.map(({ id }) => fakeResult({ id, requirement: "HMAC-SIG-01" }));
	return fakeRun(results, fakeSuite(checks), overrides);
}

export function passingStatement(overrides: Partial<Report> = {}): Attestation {
	return statementOf(passingReport(overrides), []);
}

/** Whatever header and payload, signed. */
export function forge(
	payload: string,
	header: Readonly<Record<string, unknown>>,
	key: KeyObject | Uint8Array,
): Promise<string> {
	const alg = typeof header["alg"] === "string" ? header["alg"] : "EdDSA";
	return new CompactSign(Buffer.from(payload)).setProtectedHeader({ ...header, alg }).sign(key);
}

export const rightHeader = {
	typ: "countersign-attestation+jws",
	cty: "application/vnd.in-toto+json",
	kid: "k",
};
