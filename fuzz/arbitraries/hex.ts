import * as fc from "fast-check";

/** Lower-case hexadecimal digits. */
export function hex(digits: number): fc.Arbitrary<string> {
	return fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: digits, maxLength: digits });
}
