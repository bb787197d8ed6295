import type { KeyObject } from "node:crypto";

/** What an attestation may be signed with, and nothing else: never `none`, never a MAC. */
export const algorithms = ["EdDSA", "ES256", "RS256"] as const;
export type Algorithm = (typeof algorithms)[number];

const leastRsaBits = 2048;

/** What kinds of keys are taken, for messages. */
export const takenKeys = "Ed25519, P-256, or RSA of 2048 bits or more";

/** The one algorithm that a key is used with, or undefined for a key that is not used at all. */
export function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): Algorithm | undefined {
	if (asymmetricKeyType === "ed25519") return "EdDSA";
	if (asymmetricKeyType === "ec") return asymmetricKeyDetails?.namedCurve === "prime256v1" ? "ES256" : undefined;
	if (asymmetricKeyType !== "rsa") return undefined;
	return (asymmetricKeyDetails?.modulusLength ?? 0) >= leastRsaBits ? "RS256" : undefined;
}
