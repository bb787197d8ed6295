import { describe, expect, test } from "vitest";
import type { SchemeName, SigningFile, SigningVector } from "../../vectors/format.ts";
import sortedPath from "../../vectors/hmac/sorted-sign-path.json" with { type: "json" };
import sortedQuery from "../../vectors/hmac/sorted-sign-query.json" with { type: "json" };
import sortedRequest from "../../vectors/hmac/sorted-sign-request.json" with { type: "json" };
import v1Body from "../../vectors/hmac/v1-sign-body.json" with { type: "json" };
import v1Refused from "../../vectors/hmac/v1-sign-refused.json" with { type: "json" };
import v1Request from "../../vectors/hmac/v1-sign-request.json" with { type: "json" };
import v1Target from "../../vectors/hmac/v1-sign-target.json" with { type: "json" };
import manifest from "../../vectors/manifest.json" with { type: "json" };
import { Refusal, sign } from "../../vectors/signers/typescript/signer.ts";

// To TypeScript a JSON file has neither tuples nor literals; that these are of their form is for their schemas to say.
const files = [
	v1Request,
	v1Target,
	v1Body,
	v1Refused,
	sortedRequest,
	sortedPath,
	sortedQuery,
] as unknown as readonly SigningFile[];

async function answer(scheme: SchemeName, { input }: SigningVector): Promise<unknown> {
	const { bodyBase64, ...request } = input;
	const body = Uint8Array.from(atob(bodyBase64), (character) => character.charCodeAt(0));
	try {
		return await sign({ ...request, scheme, body });
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const { code, offset, reason } = error;
		return { refusal: reason === undefined ? { code } : { code, offset, reason } };
	}
}

describe("the signer in TypeScript, in a Worker", () => {
	test("is given every published file of vectors for signers", () => {
		const listed = manifest.files.filter(({ kind }) => kind === "signing");
		const counts = (each: readonly { family: string; count: number }[]) =>
			new Map(each.map(({ family, count }) => [family, count]));
		expect(counts(files.map(({ family, vectors }) => ({ family, count: vectors.length })))).toEqual(counts(listed));
	});

	test.each(files)("signs and refuses as $family has it", async ({ scheme, vectors }) => {
		for (const vector of vectors) {
			const { expect: wanted } = vector;
			const due =
				"refusal" in wanted
					? wanted
					: { stringToSign: wanted.stringToSign, signature: wanted.signature, headers: wanted.headers };
			expect(await answer(scheme, vector), vector.id).toEqual(due);
		}
	});
});
