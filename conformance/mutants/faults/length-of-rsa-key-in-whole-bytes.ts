import { takingRsaKeys } from "../making/rsa-keys.ts";
import type { Mutant } from "../mutant.ts";

export const lengthOfRsaKeyInWholeBytes: Mutant = {
	id: "length-of-rsa-key-in-whole-bytes",
	sentence: "Takes an RSA key for as long as the bytes that its modulus fills, as the platform says it is.",
	breaks: ["JWT-KEY-06"],
	threats: ["JWT-30"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		...takingRsaKeys((modulus) => modulus.length === 256 && (modulus[0] ?? 0) < 0x80)(reference),
	}),
};
