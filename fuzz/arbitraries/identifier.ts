import * as fc from "fast-check";

const alphabet = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"];

/** Texts of `A–Z a–z 0–9 _ -`, of every length in the range and often of the lengths at its ends. */
function identifier(minLength: number, maxLength: number): fc.Arbitrary<string> {
	const unit = fc.constantFrom(...alphabet);
	const ofLength = (from: number, to: number) => fc.string({ unit, minLength: from, maxLength: to });
	return fc.oneof(
		{ weight: 6, arbitrary: ofLength(minLength, maxLength) },
		{ weight: 1, arbitrary: ofLength(minLength, minLength) },
		{ weight: 1, arbitrary: ofLength(maxLength, maxLength) },
	);
}

export const keyId = identifier(1, 64);

/** A UUID, as most nonces are, in letters of either case, or in some of both. */
const uuid = fc
	.tuple(fc.uuid(), fc.constantFrom(0, 0, 18, 36))
	.map(([text, upper]) => text.slice(0, upper).toUpperCase() + text.slice(upper));

export const nonce = fc.oneof({ weight: 8, arbitrary: identifier(16, 64) }, { weight: 2, arbitrary: uuid });
