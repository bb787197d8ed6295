import type { SigningVector, TokenVector, VerificationVector } from "../format.ts";
import { fieldName, HMAC_FIELDS, requestDifferences, signingDifferences, tokenDifferences } from "./difference.ts";

/** A refused input with what differs from its twin taken from the twin. */
export function repairedSigning(vector: SigningVector, twin: SigningVector): SigningVector {
	const names = signingDifferences(vector, twin);
	const from = Object.entries(twin.input).filter(([name]) => names.includes(name));
	return { ...vector, input: { ...vector.input, ...Object.fromEntries(from) } };
}

/** A refused request with what differs from its twin taken from the twin; signature and hash follow from what they cover. */
export function repairedRequest(vector: VerificationVector, twin: VerificationVector): VerificationVector {
	const names = requestDifferences(vector, twin);
	const has = (name: string): boolean => names.includes(name);
	const credential = [...HMAC_FIELDS, "authorization"];
	const replaced = (name: string): boolean =>
		has(name) ||
		(has("credential") && credential.includes(name)) ||
		(has("key") && name === "x-key-id") ||
		["x-signature", "x-content-sha256"].includes(name);
	const members = Object.entries(twin.request).filter(([name]) => name !== "headers" && has(name));
	const states = Object.entries(twin.state).filter(([name]) => has(name === "keys" ? "key" : name));
	const kept = Object.entries(vector.state).filter(([name]) => name === "keys" || !has(name));
	return {
		...vector,
		request: {
			...vector.request,
			...Object.fromEntries(members),
			headers: [
				...vector.request.headers.filter(([name]) => !replaced(fieldName(name))),
				...twin.request.headers.filter(([name]) => replaced(fieldName(name))),
			],
		},
		clock: has("clock") ? twin.clock : vector.clock,
		state: { keys: vector.state.keys, spentNonces: [], ...Object.fromEntries([...kept, ...states]) },
	};
}

/** A refused token, or what surrounds it, with what differs from its twin taken from the twin. */
export function repairedToken(vector: TokenVector, twin: TokenVector): TokenVector {
	const names = tokenDifferences(vector, twin);
	const around = ["clock", "policy", "jwks"];
	return {
		...vector,
		token: names.some((name) => !around.includes(name)) ? twin.token : vector.token,
		clock: names.includes("clock") ? twin.clock : vector.clock,
		policy: names.includes("policy") ? twin.policy : vector.policy,
		jwks: names.includes("jwks") ? twin.jwks : vector.jwks,
	};
}
