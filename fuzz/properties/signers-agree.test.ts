import { expect, it } from "vitest";
import { referenceSigners } from "../../conformance/harness/reference-signers.ts";
import { referenceSignersAgree } from "./signers-agree.ts";

it("every reference signer is compared, the compiled ones where they are named", () => {
	const signers = referenceSigners();
	expect(referenceSignersAgree.map(({ id }) => id)).toEqual(signers.map(({ folder }) => `${folder}-agrees`));
	expect(referenceSignersAgree.map(({ apart }) => apart !== undefined)).toEqual(
		signers.map(({ build }) => build !== undefined),
	);
});
