import { takingEntries } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

const curves: Readonly<Record<string, string>> = { EC: "P-256", OKP: "Ed25519" };

export const curveOfAnEntryIgnored: Mutant = {
	id: "curve-of-an-entry-ignored",
	sentence: "Takes every point of a key set for one on the usual curve of its type.",
	breaks: ["JWKS-08"],
	threats: ["JWK-16"],
	seen: "wire",
	stages: takingEntries((entry) => {
		const curve = curves[String(entry["kty"])];
		return curve === undefined ? entry : { ...entry, crv: curve };
	}),
};
