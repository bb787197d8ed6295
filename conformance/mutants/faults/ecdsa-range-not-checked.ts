import { decodeBase64url } from "#protocol";
import type { Mutant } from "../mutant.ts";

const zero = "00".repeat(32);
/** Of P-256. */
const order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";

function hex(bytes: Uint8Array): string {
	return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export const ecdsaRangeNotChecked: Mutant = {
	id: "ecdsa-range-not-checked",
	sentence: "Takes an ECDSA signature for valid whose R and S are zero or the order of the curve.",
	breaks: ["JWT-ALG-05"],
	threats: ["JWT-26"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async verifyToken(token, keys) {
			const signature = decodeBase64url(token.text.slice(token.text.lastIndexOf(".") + 1)) ?? new Uint8Array();
			const halves = [signature.slice(0, 32), signature.slice(32)].map(hex);
			return token.algorithm === "ES256" && halves.every((half) => half === zero || half === order)
				? true
				: reference.verifyToken(token, keys);
		},
	}),
};
